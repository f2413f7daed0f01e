'use client';

import { Camera, Upload as UploadIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ChangeEvent, type DragEvent, type ReactNode, useState } from 'react';
import { UploadRow } from './upload-row';
import type { Uploads } from './use-uploads';

type Props<Made> = {
  accept: string;
  hint: string;
  queue: Uploads<Made>;
  /** What is said of a file below its line, once it is done. */
  report?: (made: Made) => ReactNode;
};

/** Takes files by click, by drop or, on a phone, from the camera, and shows how far each is. */
export function DropFiles<Made>({ accept, hint, queue: { uploads, add, dismiss }, report }: Props<Made>) {
  const t = useTranslations('attachments.upload');
  const [over, setOver] = useState(false);
  const done = uploads.filter((each) => each.state === 'done').length;

  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    add([...(target.files ?? [])]);
    target.value = '';
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way more; the field inside does the same by keyboard
    <div
      className={`mt-3 rounded-md border border-dashed p-3 ${over ? 'border-[var(--accent)] bg-[var(--accent-softer)]' : 'border-[var(--line-strong)]'}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="flex flex-wrap items-center gap-2">
        <label className="btn focus-within:outline-2 focus-within:outline-[var(--accent)]">
          <UploadIcon className="ic" aria-hidden />
          {t('choose')}
          <input type="file" className="vh" multiple accept={accept} onChange={choose} />
        </label>
        <div className="phone-only">
          <label className="btn focus-within:outline-2 focus-within:outline-[var(--accent)]">
            <Camera className="ic" aria-hidden />
            {t('camera')}
            <input type="file" className="vh" accept="image/jpeg" capture="environment" onChange={choose} />
          </label>
        </div>
        <span className="small dim">{hint}</span>
      </div>
      {uploads.length > 0 && (
        <ul className="mt-2" aria-label={t('list')}>
          {uploads.map((each) => (
            <UploadRow key={each.key} upload={each} onDismiss={() => dismiss(each.key)}>
              {each.made && report?.(each.made)}
            </UploadRow>
          ))}
        </ul>
      )}
      <p className="vh" role="status">
        {done > 0 && t('finished', { count: done })}
      </p>
    </div>
  );
}
