'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { TextField } from '@/components/form/fields';
import { useCommand } from '@/components/form/use-command';
import { TotpOfferView } from '@/components/modules/auth/totp-offer';
import { Problem } from '@/components/ui/problem';
import type { TotpPicture } from '@/lib/auth/qr';
import { totpConfirm } from '@/lib/modules/account/actions';

type Props = { offer: TotpPicture; onCodes: (codes: string[]) => void };

/** The secret to scan and the first code that puts it in force. */
export function TotpSetUp({ offer, onCodes }: Props) {
  const t = useTranslations('account.totp');
  const router = useRouter();
  const { run, pending, problem } = useCommand(totpConfirm);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const done = await run({ code: new FormData(event.currentTarget).get('code') });
    if (!done) return;
    onCodes(done.data.codes);
    router.refresh();
  }
  return (
    <form className="max-w-sm" method="post" onSubmit={send}>
      <Problem error={problem?.fields ? null : problem} />
      <TotpOfferView offer={offer} />
      <TextField
        name="code"
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        required
        help={t('cancelHelp')}
        error={problem}
      />
      <button type="submit" className="btn btn-primary mt-4" disabled={pending}>
        {t('confirm')}
      </button>
    </form>
  );
}
