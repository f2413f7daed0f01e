'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { removeAttachment } from '@/lib/modules/attachments/actions';

/** Removes a file after asking on the spot. */
export function RemoveAttachment({ id, name }: { id: string; name: string }) {
  const t = useTranslations('attachments');
  const errors = useTranslations('errors');
  const router = useRouter();
  // null: not asked yet. After a no the button has the focus again.
  const [asking, setAsking] = useState<boolean | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();

  const remove = () =>
    start(async () => {
      const answer = await removeAttachment({ id });
      if (answer.ok) router.refresh();
      else setProblem(errors(answer.error.key, answer.error.params));
    });

  function ask() {
    setProblem(null);
    setAsking(true);
  }

  if (!asking)
    return (
      <button
        type="button"
        className="btn btn-ghost btn-icon"
        aria-label={t('removeOf', { name })}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the question that had the focus
        autoFocus={asking === false}
        onClick={ask}
      >
        <Trash2 className="ic" aria-hidden />
      </button>
    );
  return (
    <fieldset className="flex flex-wrap items-center gap-2 border-0 p-0" disabled={pending}>
      <legend className="vh">{t('removeOf', { name })}</legend>
      <span role="alert">{problem ?? t('ask', { name })}</span>
      <button type="button" className="btn btn-bad" onClick={remove}>
        {t('yes')}
      </button>
      {/* biome-ignore lint/a11y/noAutofocus: the question takes the place of the button that had the focus */}
      <button type="button" className="btn" autoFocus onClick={() => setAsking(false)}>
        {t('no')}
      </button>
    </fieldset>
  );
}
