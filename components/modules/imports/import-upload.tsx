'use client';

import { FileSpreadsheet, Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type DragEvent, useId, useState } from 'react';
import type { ImportModule } from '@/lib/modules/imports/words';
import type { ActionError } from '@/lib/transport/result';

const DONE_PERCENT = 100;

type Props = { module: ImportModule; maxMb: number; maxRows: number };
type Answer = { id?: string; error?: ActionError };

/** Sends the file as it is; the browser tells how far it is. Resolves with what the server answered, rejects when the line broke. */
function send(file: File, module: ImportModule, progress: (percent: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/imports?${new URLSearchParams({ module, name: file.name })}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) =>
      progress(Math.floor((loaded * DONE_PERCENT) / Math.max(total, 1)));
    request.onload = () => (request.response ? resolve(request.response as Answer) : reject(new Error('no answer')));
    request.onerror = () => reject(new Error('no connection'));
    request.send(file);
  });
}

/** Takes a file by click or by drop, and goes on to its columns. */
export function ImportUpload({ module, maxMb, maxRows }: Props) {
  const t = useTranslations('imports.upload');
  const errors = useTranslations('errors');
  const router = useRouter();
  const field = useId();
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);

  async function upload(file: File | undefined) {
    if (!file || percent !== null) return;
    setProblem(null);
    setPercent(0);
    try {
      const { id, error } = await send(file, module, setPercent);
      if (id) return router.push(`/imports/${id}`);
      setProblem(error ? errors(error.key as 'notFound', error.params as never) : t('failed'));
    } catch {
      setProblem(t('failed'));
    }
    setPercent(null);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void upload(event.dataTransfer.files[0]);
  }

  return (
    <>
      {problem && (
        <div className="banner bad" role="alert">
          {problem}
        </div>
      )}
      <label
        htmlFor={field}
        className={`grid cursor-pointer place-items-center gap-2 rounded-md border border-dashed p-12 text-center ${over ? 'border-[var(--accent)] bg-[var(--accent-softer)]' : 'border-[var(--line-strong)]'}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileSpreadsheet className="ic" aria-hidden />
        <span className="btn btn-primary">
          <Upload className="ic" aria-hidden />
          {t('choose')}
        </span>
        <span className="dim">{t('drop')}</span>
        <span className="dim">{t('accepts', { max: maxMb, rows: maxRows })}</span>
        <input
          id={field}
          type="file"
          className="vh"
          accept=".xlsx,.csv,.xlsm"
          disabled={percent !== null}
          onChange={(event) => {
            void upload(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      <p className="mt-2" role="status">
        {percent !== null && (percent < DONE_PERCENT ? t('sending', { percent }) : t('reading'))}
      </p>
    </>
  );
}
