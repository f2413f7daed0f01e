'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Problem } from '@/components/ui/problem';
import type { ActionError } from '@/lib/transport/result';
import { type Action, useCommand } from './use-command';

type Props = {
  action: Action<unknown>;
  /** The command's input from what was filled in. */
  input: (form: FormData) => unknown;
  submit: string;
  saved: string;
  children: (error: ActionError | null) => ReactNode;
};

/** A form that stays on its page: saves, says so, shows errors at their fields. Ctrl+Enter saves. */
export function SaveForm({ action, input, submit, saved, children }: Props) {
  const router = useRouter();
  const { run, pending, problem } = useCommand(action);
  const [done, setDone] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setDone(false);
    if (!(await run(input(new FormData(event.currentTarget))))) return;
    setDone(true);
    router.refresh();
  }

  return (
    <form
      // Should it be sent before the scripts are there, nothing ends up in the address.
      method="post"
      onSubmit={send}
      onChange={() => setDone(false)}
      onKeyDown={(e) => e.key === 'Enter' && (e.ctrlKey || e.metaKey) && e.currentTarget.requestSubmit()}
    >
      <Problem error={problem?.fields ? null : problem} />
      {children(problem)}
      <div className="savebar">
        <button type="submit" className="btn btn-primary" disabled={pending}>
          {submit}
        </button>
        <span role="status" className="small t-ok">
          {done && saved}
        </span>
      </div>
    </form>
  );
}
