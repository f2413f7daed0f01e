'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { TextField } from '@/components/form/fields';
import { signInByCode } from '@/lib/auth/actions';
import { StepForm } from './step-form';

/** The second factor after the password. */
export function CodeForm({ next }: { next: string }) {
  const t = useTranslations('auth');
  return (
    <>
      <StepForm
        action={signInByCode}
        input={(form) => ({ next, form: { code: form.get('code') } })}
        submit={t('code.submit')}
      >
        {(error) => (
          <TextField
            name="code"
            label={t('code.label')}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            required
            error={error}
          />
        )}
      </StepForm>
      <p className="mt-4">
        <Link className="link" href="/login">
          {t('back')}
        </Link>
      </p>
    </>
  );
}
