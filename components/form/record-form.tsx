'use client';

import { CircleX } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type Action, useCommand } from '@/components/form/use-command';
import { useConflict } from '@/components/form/use-conflict';
import { Problem } from '@/components/ui/problem';
import { say } from '@/components/ui/toast';
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
  /** Told what went wrong, and that it no longer is. */
  onProblem?: (error: ActionError | null) => void;
  /** Stands where a change of somebody else's is reported, for forms that keep their values themselves. */
  conflict?: ReactNode;
  children: (error: ActionError | null) => ReactNode;
};

/** A record's form: saves and opens the record, says which fields need a change, asks before the page is left. Ctrl+Enter saves. */
export function RecordForm({ action, input, to, back, submit, label, onProblem, conflict, children }: Props) {
  const act = useTranslations('ui.act');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { run, pending, problem } = useCommand(action);
  const [changed, setChanged] = useState(false);
  const { learn, settled, banner } = useConflict(form, input, label);
  useLeaveWarning(changed);

  // Told once a problem, not once a rendering.
  useEffect(() => {
    if (problem?.fields) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    if (onProblem) onProblem(problem);
    else learn(problem);
  }, [problem]);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const saved = await run(settled(new FormData(event.currentTarget)));
    if (!saved) return;
    setChanged(false);
    say(act('saved'));
    router.push(to(saved.data.id));
    router.refresh();
  }

  return (
    <form
      ref={form}
      className="max-w-2xl"
      method="post"
      onSubmit={send}
      onChange={() => setChanged(true)}
      onKeyDown={(e) => e.key === 'Enter' && (e.ctrlKey || e.metaKey) && e.currentTarget.requestSubmit()}
    >
      {problem?.fields && <FieldProblems error={problem} label={label} />}
      {conflict ? problem?.code === 'CONFLICT' && conflict : banner}
      {problem && !problem.fields && !(problem.code === 'CONFLICT' && (conflict || banner)) && (
        <Problem error={problem} />
      )}
      {children(problem)}
      <div className="savebar">
        <button type="submit" className="btn btn-primary" disabled={pending}>
          {submit}
        </button>
        <Link className="btn" href={back}>
          {act('cancel')}
        </Link>
        <span className="small dim wide-only ml-2">{act('shortcut')}</span>
      </div>
    </form>
  );
}

function FieldProblems({ error, label }: { error: ActionError; label: (path: string) => string }) {
  const t = useTranslations('errors');
  const act = useTranslations('ui.act');
  const fields = Object.entries(error.fields ?? {});
  return (
    <div className="banner bad" role="alert">
      <CircleX className="ic" aria-hidden />
      <div>
        <h3>{act('notSaved', { count: fields.length })}</h3>
        <ul>
          {fields.map(([path, { key, params }]) => (
            <li key={path}>
              <button type="button" className="linklike" onClick={(event) => goTo(event.currentTarget.form, path)}>
                {label(path)}
              </button>
              {act('colon')}
              {t(key, params)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function goTo(form: HTMLFormElement | null, path: string): void {
  const found = form?.elements.namedItem(path);
  // A hidden field may carry the value of the one that is seen.
  const field =
    found instanceof RadioNodeList
      ? [...found].find((each) => !(each instanceof HTMLInputElement && each.type === 'hidden'))
      : found;
  if (field instanceof HTMLElement) field.focus();
}

/** Lets the browser ask before the page is left with changes that are not saved, by its buttons or by a link of ours. */
function useLeaveWarning(changed: boolean): void {
  const act = useTranslations('ui.act');
  const question = act('leave');
  useEffect(() => {
    if (!changed) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const askAtLink = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href]');
      if (!link || link.target === '_blank' || link.hash || event.ctrlKey || event.metaKey) return;
      if (window.confirm(question)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('beforeunload', ask);
    document.addEventListener('click', askAtLink, true);
    return () => {
      window.removeEventListener('beforeunload', ask);
      document.removeEventListener('click', askAtLink, true);
    };
  }, [changed, question]);
}
