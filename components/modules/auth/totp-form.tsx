'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { finishTotp, startTotp } from '@/lib/auth/actions';
import type { TotpPicture } from '@/lib/auth/qr';
import { RecoveryCodes } from './recovery-codes';
import { StepForm } from './step-form';
import { TotpOfferView } from './totp-offer';

/** One-time codes set up on the way in, where the college asks for them. */
export function TotpForm({ offer, next }: { offer: TotpPicture | null; next: string }) {
  const t = useTranslations('auth.totp');
  const router = useRouter();
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes)
    return (
      <>
        <h2 className="mb-2">{t('codesTitle')}</h2>
        <RecoveryCodes codes={codes} />
        <a className="btn btn-primary big" href={next}>
          {t('saved')}
        </a>
      </>
    );
  if (!offer)
    return <StepForm action={startTotp} input={() => ({})} submit={t('begin')} onDone={() => router.refresh()} />;
  return (
    <StepForm
      action={finishTotp}
      input={(form) => ({ code: form.get('code') })}
      submit={t('submit')}
      onDone={(out) => setCodes(out.codes)}
    >
      {(error) => (
        <>
          <TotpOfferView offer={offer} />
          <TextField
            name="code"
            label={t('code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            required
            error={error}
          />
        </>
      )}
    </StepForm>
  );
}
