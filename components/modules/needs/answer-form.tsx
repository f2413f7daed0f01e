'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { AreaField } from '@/components/form/fields';
import { useCommand } from '@/components/form/use-command';
import { Problem } from '@/components/ui/problem';
import { answerNeed } from '@/lib/modules/needs/actions';

/** Writes an answer where the answers stand. Ctrl+Enter sends. */
export function AnswerForm({ needId }: { needId: string }) {
  const t = useTranslations('needs');
  const router = useRouter();
  const { run, pending, problem } = useCommand(answerNeed);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(await run({ id: needId, text: new FormData(form).get('text') }))) return;
    form.reset();
    router.refresh();
  }

  return (
    <form
      className="mt-4 max-w-prose"
      method="post"
      onSubmit={send}
      onKeyDown={(e) => e.key === 'Enter' && (e.ctrlKey || e.metaKey) && e.currentTarget.requestSubmit()}
    >
      <Problem error={problem?.fields ? null : problem} />
      <AreaField
        name="text"
        label={t('fields.text')}
        required
        maxLength={2000}
        placeholder={t('record.answerHint')}
        error={problem}
      />
      <button type="submit" className="btn btn-primary mt-2" disabled={pending}>
        {t('record.send')}
      </button>
    </form>
  );
}
