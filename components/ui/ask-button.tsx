'use client';

import { type ReactNode, useState } from 'react';
import { FormDialog } from '@/components/form/form-dialog';
import type { Action } from '@/components/form/use-command';

type Props<Out> = {
  label: string;
  title: string;
  body: string;
  className?: string;
  tone?: 'primary' | 'bad';
  action: Action<Out>;
  input: unknown;
  /** What is shown once it is done; nothing closes the dialog only. */
  then?: (out: Out, close: () => void) => ReactNode;
};

/** A button for what should not happen by accident: says what follows and asks. */
export function AskButton<Out>({ label, title, body, className = 'btn', tone, action, input, then }: Props<Out>) {
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<{ out: Out } | null>(null);
  return (
    <>
      <button type="button" className={className} onClick={() => setAsking(true)}>
        {label}
      </button>
      {asking && (
        <FormDialog
          title={title}
          submit={label}
          tone={tone}
          action={action}
          input={() => input}
          onDone={(out) => {
            setAsking(false);
            setDone({ out });
          }}
          onClose={() => setAsking(false)}
        >
          {() => <p>{body}</p>}
        </FormDialog>
      )}
      {done && then?.(done.out, () => setDone(null))}
    </>
  );
}
