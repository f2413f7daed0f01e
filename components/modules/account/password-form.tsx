'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { SaveForm } from '@/components/form/save-form';
import { NewPasswordFields, type PasswordRule } from '@/components/modules/auth/new-password-fields';
import { changePassword } from '@/lib/modules/account/actions';

/** A new password for one's own account; its fields are empty again once it is saved. */
export function PasswordForm({ rule }: { rule: PasswordRule }) {
  const t = useTranslations('account.password');
  const [round, setRound] = useState(0);
  const change: typeof changePassword = async (input) => {
    const answer = await changePassword(input);
    if (answer.ok) setRound(round + 1);
    return answer;
  };
  return (
    <SaveForm
      action={change}
      input={(form) => ({
        current: form.get('current'),
        password: form.get('password'),
        repeat: form.get('repeat'),
      })}
      submit={t('save')}
      saved={t('saved')}
    >
      {(error) => (
        <div key={round} className="grid max-w-sm gap-4">
          <TextField
            name="current"
            type="password"
            autoComplete="current-password"
            required
            label={t('current')}
            error={error}
          />
          <NewPasswordFields rule={rule} error={error} />
        </div>
      )}
    </SaveForm>
  );
}
