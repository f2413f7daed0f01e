'use client';

import { useTranslations } from 'next-intl';
import { acceptSignedIn, acceptWithPassword, resetPassword } from '@/lib/auth/actions';
import { NewPasswordFields, type PasswordRule } from './new-password-fields';
import { StepForm } from './step-form';

type Props = { kind: 'reset' | 'invite'; token: string; rule: PasswordRule };

/** A password set by a one-time link. */
export function LinkForm({ kind, token, rule }: Props) {
  const t = useTranslations('auth');
  return (
    <StepForm
      action={kind === 'reset' ? resetPassword : acceptWithPassword}
      input={(form) => ({ token, password: form.get('password'), repeat: form.get('repeat') })}
      submit={t(`${kind}.submit`)}
    >
      {(error) => <NewPasswordFields rule={rule} error={error} />}
    </StepForm>
  );
}

/** An invitation accepted by the account that is signed in. */
export function AcceptForm({ token }: { token: string }) {
  const t = useTranslations('auth');
  return <StepForm action={acceptSignedIn} input={() => ({ token })} submit={t('invite.accept')} />;
}
