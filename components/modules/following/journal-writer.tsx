'use client';

import { Camera } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ChangeEvent, type FormEvent, useEffect, useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { Problem } from '@/components/ui/problem';
import type { JournalEvery } from '@/lib/modules/following/words';
import { useJournal } from './use-journal';

type Props = { placementId: string; today: string; every: JournalEvery };

/** Writes an entry with photos, also where the line is bad: what is not sent yet stays on the device. */
export function JournalWriter({ placementId, today, every }: Props) {
  const t = useTranslations('following.journal');
  const { state, problem, waiting, draft, keep, send, retry } = useJournal(placementId);
  const [photos, setPhotos] = useState<File[]>([]);
  const [writtenOn, setWrittenOn] = useState(today);
  const [text, setText] = useState('');

  useEffect(() => {
    if (!draft) return;
    setText(draft.text);
    setWrittenOn(draft.writtenOn);
    // It was sent by itself, with its photos.
    if (!draft.text) setPhotos([]);
  }, [draft]);

  function change(next: { text?: string; writtenOn?: string }) {
    const entry = { text, writtenOn, ...next };
    setText(entry.text);
    setWrittenOn(entry.writtenOn);
    keep(entry);
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await send({ text, writtenOn }, photos))) return;
    setText('');
    setPhotos([]);
  }
  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const chosen = [...(target.files ?? [])];
    setPhotos((all) => [...all, ...chosen]);
    target.value = '';
  }

  return (
    <form method="post" className="max-w-2xl" onSubmit={submit}>
      <p className="dim mb-2">{t(every === 'DAILY' ? 'daily' : every === 'WEEKLY' ? 'weekly' : 'none')}</p>
      <Problem error={problem?.fields ? null : problem} />
      <div className="fields">
        <TextField
          {...{ name: 'writtenOn', type: 'date', max: today, required: true, label: t('writtenOn'), error: problem }}
          value={writtenOn}
          onChange={(event) => change({ writtenOn: event.target.value })}
        />
        <AreaField
          {...{ name: 'text', wide: true, rows: 5, maxLength: 5000, required: true, label: t('text'), error: problem }}
          value={text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </div>
      <div className="row mt-2 flex-wrap">
        <label className="btn btn-touch focus-within:outline-2 focus-within:outline-[var(--accent)]">
          <Camera className="ic" aria-hidden />
          {photos.length > 0 ? t('chosen', { count: photos.length }) : t('photos')}
          <input type="file" className="vh" accept="image/*" capture="environment" multiple onChange={choose} />
        </label>
        <button type="submit" className="btn btn-primary btn-touch" disabled={state === 'sending'}>
          {t(state === 'sending' ? 'sending' : 'send')}
        </button>
        {(state === 'offline' || waiting > 0) && state !== 'sending' && (
          <button type="button" className="btn btn-touch" onClick={retry}>
            {t('again')}
          </button>
        )}
      </div>
      <p className="mt-2" role="status">
        {state === 'offline' && t('kept')}
        {state === 'sent' && waiting === 0 && t('sent')}
        {waiting > 0 && t('photoKept', { count: waiting })}
      </p>
    </form>
  );
}
