'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useTransition } from 'react';
import { Modal } from '@/components/ui/modal';
import { Problem } from '@/components/ui/problem';
import type { ActionError } from '@/lib/transport/result';
import { type Action, useCommand } from './use-command';

type Props<Out> = {
  title: string;
  submit: string;
  tone?: 'primary' | 'bad';
  action: Action<Out>;
  /** The command's input from what was filled in. */
  input: (form: FormData) => unknown;
  onDone: (out: Out) => void;
  onClose: () => void;
  children: (error: ActionError | null) => ReactNode;
};

/** A form in a dialog: sends the command, shows errors at their fields, closes when it is done. Ctrl+Enter sends. */
export function FormDialog<Out>({
  title,
  submit,
  tone = 'primary',
  action,
  input,
  onDone,
  onClose,
  children,
}: Props<Out>) {
  const act = useTranslations('ui.act');
  const router = useRouter();
  const { run, pending, problem } = useCommand(action);
  const [refreshing, refresh] = useTransition();

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const done = await run(input(new FormData(event.currentTarget)));
    if (!done) return;
    // Closed together with the page as it is now: the next step goes by the version that this one made.
    refresh(() => {
      router.refresh();
      onDone(done.data);
    });
  }

  return (
    <Modal title={title} onClose={onClose}>
      <form
        method="post"
        onSubmit={send}
        onKeyDown={(e) => e.key === 'Enter' && (e.ctrlKey || e.metaKey) && e.currentTarget.requestSubmit()}
      >
        <div className="bd">
          <Problem error={problem?.fields ? null : problem} />
          {children(problem)}
        </div>
        <footer>
          <button type="button" className="btn" onClick={onClose}>
            {act('cancel')}
          </button>
          <button type="submit" className={`btn btn-${tone}`} disabled={pending || refreshing}>
            {submit}
          </button>
        </footer>
      </form>
    </Modal>
  );
}
