'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '@/components/form/fields';
import { changePassword } from '@/lib/auth/actions';
import { NewPasswordFields, type PasswordRule } from './new-password-fields';
import { StepForm } from './step-form';

/** The password that must be changed before going on. */
export function MustChangeForm({ next, rule }: { next: string; rule: PasswordRule }) {
  const t = useTranslations('auth');
  const read = (form: FormData) => ({
    current: form.get('current'),
    password: form.get('password'),
    repeat: form.get('repeat'),
  });
  return (
    <StepForm action={changePassword} input={(form) => ({ next, form: read(form) })} submit={t('must.submit')}>
      {(error) => (
        <>
          <TextField
            name="current"
            label={t('current')}
            type="password"
            autoComplete="current-password"
            required
            error={error}
          />
          <NewPasswordFields rule={rule} error={error} />
        </>
      )}
    </StepForm>
  );
}
