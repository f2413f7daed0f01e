'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { askReset } from '@/lib/auth/actions';
import { StepForm } from './step-form';

/** Asks for a reset link; the answer is the same for every account. */
export function ForgotForm() {
  const t = useTranslations('auth');
  const [sent, setSent] = useState(false);
  return (
    <>
      {sent ? (
        <div className="banner ok" role="status">
          <p>{t('forgot.sent')}</p>
        </div>
      ) : (
        <StepForm
          action={askReset}
          input={(form) => ({ identifier: form.get('identifier') })}
          submit={t('forgot.submit')}
          onDone={() => setSent(true)}
        >
          {(error) => (
            <TextField
              name="identifier"
              label={t('identifier')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              error={error}
            />
          )}
        </StepForm>
      )}
      <p className="small dim mt-4">{t('forgot.none')}</p>
      <p className="mt-4">
        <Link className="link" href="/login">
          {t('back')}
        </Link>
      </p>
    </>
  );
}
