'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { TextField } from '@/components/form/fields';
import { signInByPassword } from '@/lib/auth/actions';
import { StepForm } from './step-form';

type Props = { next: string; oidc: string | null; shared: boolean };

/** Account and password, with single sign-on where the installation has it. */
export function SignInForm({ next, oidc, shared }: Props) {
  const t = useTranslations('auth');
  return (
    <>
      <StepForm
        action={signInByPassword}
        input={(form) => ({ next, form: { identifier: form.get('identifier'), password: form.get('password') } })}
        submit={t('signIn')}
      >
        {(error) => (
          <>
            <TextField
              name="identifier"
              label={t('identifier')}
              help={shared ? t('identifierHelp') : undefined}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              error={error}
            />
            <PasswordField />
          </>
        )}
      </StepForm>
      {oidc && (
        <>
          <div className="or">
            <span>{t('or')}</span>
          </div>
          <a className="btn big" href={`/api/auth/oidc?${new URLSearchParams({ next })}`}>
            {t('oidc', { name: oidc })}
          </a>
        </>
      )}
    </>
  );
}

function PasswordField() {
  const t = useTranslations('auth');
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className="field">
      <div className="row mb-1.5">
        <label htmlFor={id} className="mid grow">
          {t('password')}
        </label>
        <Link className="link small" href="/forgot">
          {t('forgotLink')}
        </Link>
      </div>
      <div className="relative">
        <input
          id={id}
          name="password"
          className="input w-full pr-14"
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          required
        />
        <button
          type="button"
          className="linklike small absolute inset-y-0 right-3"
          aria-label={t(shown ? 'hidePassword' : 'showPassword')}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? 'hide' : 'show')}
        </button>
      </div>
    </div>
  );
}
