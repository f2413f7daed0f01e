'use client';

import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/form/use-command';
import { Problem } from '@/components/ui/problem';
import { choosePlace } from '@/lib/auth/actions';

export type PlaceOption = { membershipId: string; institution: string; role: string };

/** The roles among which a person chooses. */
export function PlaceList({ places, next }: { places: PlaceOption[]; next: string }) {
  const t = useTranslations('auth.choose');
  const { run, pending, problem } = useCommand(choosePlace);

  async function choose(membershipId: string) {
    const done = await run({ next, form: { membershipId } });
    if (done) window.location.assign(done.data.to);
  }
  if (places.length === 0) return <p>{t('none')}</p>;
  return (
    <>
      <Problem error={problem} />
      <ul className="grid gap-2">
        {places.map((place) => (
          <li key={place.membershipId}>
            <button
              type="button"
              className="btn h-auto w-full justify-between py-2 text-left whitespace-normal"
              disabled={pending}
              onClick={() => choose(place.membershipId)}
            >
              <span>
                {place.institution}
                <span className="small dim block">{place.role}</span>
              </span>
              <ChevronRight className="ic" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
