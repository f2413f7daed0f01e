'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type Action, useCommand } from '@/components/form/use-command';
import { Problem } from '@/components/ui/problem';
import type { ActionError } from '@/lib/transport/result';

type Props = {
  action: Action<{ id: string }>;
  /** The command's input from what was filled in. */
  input: (form: FormData) => unknown;
  /** Where the record is shown once it is saved. */
  to: (id: string) => string;
  back: string;
  submit: string;
  /** A field's name in words, by its path in the input. */
  label: (path: string) => string;
  children: (error: ActionError | null) => ReactNode;
};

/** A record's form: saves and opens the record, says which fields need a change, asks before the page is left. Ctrl+Enter saves. */
export function RecordForm({ action, input, to, back, submit, label, children }: Props) {
  const act = useTranslations('ui.act');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { run, pending, problem } = useCommand(action);
  const [changed, setChanged] = useState(false);
  useLeaveWarning(changed);

  useEffect(() => {
    if (problem?.fields) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [problem]);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const saved = await run(input(new FormData(event.currentTarget)));
    if (!saved) return;
    setChanged(false);
    router.push(to(saved.data.id));
    router.refresh();
  }

  return (
    <form
      ref={form}
      className="max-w-2xl"
      onSubmit={send}
      onChange={() => setChanged(true)}
      onKeyDown={(e) => e.key === 'Enter' && (e.ctrlKey || e.metaKey) && e.currentTarget.requestSubmit()}
    >
      {problem?.fields ? <FieldProblems error={problem} label={label} /> : <Problem error={problem} />}
      {children(problem)}
      <div className="savebar">
        <button type="submit" className="btn btn-primary" disabled={pending}>
          {submit}
        </button>
        <Link className="btn" href={back}>
          {act('cancel')}
        </Link>
      </div>
    </form>
  );
}

function FieldProblems({ error, label }: { error: ActionError; label: (path: string) => string }) {
  const t = useTranslations('errors');
  return (
    <div className="banner bad" role="alert">
      <ul>
        {Object.entries(error.fields ?? {}).map(([path, { key, params }]) => (
          <li key={path}>
            <b>{label(path)}</b> {t(key, params)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Lets the browser ask before the page is left with changes that are not saved. */
function useLeaveWarning(changed: boolean): void {
  useEffect(() => {
    if (!changed) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [changed]);
}
