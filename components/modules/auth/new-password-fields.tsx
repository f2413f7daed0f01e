'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '@/components/form/fields';
import type { ActionError } from '@/lib/transport/result';

export type PasswordRule = { minLength: number; complex: boolean };

/** A new password with the rule that holds for it, typed twice. */
export function NewPasswordFields({ rule, error }: { rule: PasswordRule; error: ActionError | null }) {
  const t = useTranslations('auth');
  const help = t(rule.complex ? 'ruleComplex' : 'rule', { min: rule.minLength });
  const input = { type: 'password', autoComplete: 'new-password', required: true, maxLength: 200, error } as const;
  return (
    <>
      <TextField name="password" label={t('newPassword')} help={help} {...input} />
      <TextField name="repeat" label={t('repeat')} {...input} />
    </>
  );
}
