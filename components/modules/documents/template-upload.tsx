'use client';

import { Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ChangeEvent, useRef, useState } from 'react';
import type { ActionError } from '@/lib/transport/result';

/** Sends a template that was edited in Word; what is wrong with it is said beside the button. */
export function TemplateUpload() {
  const t = useTranslations('documents.templates');
  const errors = useTranslations('errors');
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(file: File): Promise<string | null> {
    const path = `/api/document-templates?${new URLSearchParams({ name: file.name })}`;
    const answer = await fetch(path, { method: 'POST', body: file });
    if (answer.ok) return null;
    const { error } = (await answer.json()) as { error: ActionError };
    return errors(error.key, error.params);
  }

  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? [];
    if (!file) return;
    setBusy(true);
    try {
      setProblem(await send(file));
      router.refresh();
    } catch {
      setProblem(t('failed'));
    } finally {
      setBusy(false);
      target.value = '';
    }
  }

  return (
    <>
      <input
        ref={field}
        type="file"
        accept=".docx"
        className="vh"
        tabIndex={-1}
        aria-label={t('upload')}
        onChange={choose}
      />
      <button type="button" className="btn btn-primary" disabled={busy} onClick={() => field.current?.click()}>
        <Upload className="ic" aria-hidden />
        {t('upload')}
      </button>
      {problem && (
        <p role="alert" className="text-(--bad)">
          {problem}
        </p>
      )}
    </>
  );
}
