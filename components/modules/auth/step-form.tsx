'use client';

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type Action, useCommand } from '@/components/form/use-command';
import { Problem } from '@/components/ui/problem';
import type { ActionError } from '@/lib/transport/result';

type Props<Out> = {
  action: Action<Out>;
  /** The step's input from what was filled in. */
  input: (form: FormData) => unknown;
  submit: string;
  /** What follows; without it, the page to which the step leads is opened. */
  onDone?: (out: Out) => void;
  children?: (error: ActionError | null) => ReactNode;
};

/** A step of signing in: sends it, says what was wrong, then opens the next page as a whole, since cookies and rights have changed. */
export function StepForm<Out>({ action, input, submit, onDone, children }: Props<Out>) {
  const form = useRef<HTMLFormElement>(null);
  const { run, pending, problem } = useCommand(action);
  const [leaving, setLeaving] = useState(false);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const done = await run(input(new FormData(event.currentTarget)));
    if (!done) return refocus();
    if (onDone) return onDone(done.data);
    setLeaving(true);
    window.location.assign((done.data as { to: string }).to);
  }

  // After a wrong password the next thing is to type it again.
  function refocus() {
    const field = form.current?.querySelector<HTMLInputElement>('input[type="password"], input[name="code"]');
    field?.focus();
    field?.select();
  }

  return (
    // Sent before the scripts are there, a password must not end up in the address: the button waits, and the method is post.
    <form ref={form} method="post" onSubmit={send}>
      <Problem error={problem?.fields ? null : problem} />
      {children?.(problem)}
      <button type="submit" className="btn btn-primary big" disabled={!ready || pending || leaving}>
        {submit}
      </button>
    </form>
  );
}
