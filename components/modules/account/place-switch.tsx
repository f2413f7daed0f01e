'use client';

import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/form/use-command';
import { Problem } from '@/components/ui/problem';
import { switchMembership } from '@/lib/modules/account/actions';

/** Goes on as another of one's own roles; opens home as a whole, since everything shown belonged to the old one. */
export function PlaceSwitch({ membershipId, label }: { membershipId: string; label: string }) {
  const t = useTranslations('account.places');
  const { run, pending, problem } = useCommand(switchMembership);

  async function change() {
    const done = await run({ membershipId });
    if (done) window.location.assign(done.data.to);
  }
  return (
    <>
      <button
        type="button"
        className="btn btn-s"
        disabled={pending}
        aria-label={`${t('switch')} ${label}`}
        onClick={change}
      >
        {t('switch')}
      </button>
      <Problem error={problem} />
    </>
  );
}
