'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import type { Action } from '@/components/form/use-command';

type Props<Out> = {
  label: string;
  title: string;
  body: string;
  tone?: 'primary' | 'bad';
  action: Action<Out>;
  onDone?: (out: Out) => void;
};

/** A button for what asks for one's own password again. */
export function ConfirmedButton<Out>({ label, title, body, tone, action, onDone }: Props<Out>) {
  const t = useTranslations('account.totp');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setAsking(true)}>
        {label}
      </button>
      {asking && (
        <FormDialog
          title={title}
          submit={label}
          tone={tone}
          action={action}
          input={(form) => ({ current: form.get('current') })}
          onDone={(out) => {
            setAsking(false);
            onDone?.(out);
          }}
          onClose={() => setAsking(false)}
        >
          {(error) => (
            <>
              <p className="mb-4">{body}</p>
              <TextField
                name="current"
                type="password"
                autoComplete="current-password"
                required
                label={t('password')}
                error={error}
              />
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}
