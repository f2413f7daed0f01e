'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { useCommand } from '@/components/form/use-command';
import { Problem } from '@/components/ui/problem';
import { addComment } from '@/lib/modules/partners/actions';

/** A remark for colleagues. */
export function CommentForm({ partnerId }: { partnerId: string }) {
  const t = useTranslations('partners.timeline');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState('');
  const { run, pending, problem } = useCommand(addComment);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (!(await run({ partnerId, text }))) return;
    setText('');
    router.refresh();
  }
  return (
    <form ref={form} className="mb-4" method="post" onSubmit={send}>
      <Problem error={problem} />
      <textarea
        className="textarea min-h-8!"
        rows={text ? 3 : 1}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) =>
          event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form.current?.requestSubmit()
        }
        placeholder={t('write')}
        aria-label={t('write')}
      />
      {text.trim() !== '' && (
        <button type="submit" className="btn btn-s mt-2" disabled={pending}>
          {t('send')}
        </button>
      )}
    </form>
  );
}
