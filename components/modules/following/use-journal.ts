'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { mintKey } from '@/components/form/use-command';
import { sendFile } from '@/components/modules/attachments/send-file';
import { writeJournal } from '@/lib/modules/placements/actions';
import type { ActionError } from '@/lib/transport/result';
import { shrink } from './shrink';

type Entry = { text: string; writtenOn: string };
/** What stands on the device until the server has it; the key makes a second try the same call. */
type Kept = Entry & { key: string | null };
type State = 'idle' | 'sending' | 'offline' | 'sent';

const slot = (placementId: string) => `rq-journal-${placementId}`;

function read(placementId: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(slot(placementId)) ?? 'null');
  } catch {
    return null;
  }
}

/** Sends entries and their photos over a line that may break: tried again by itself when there is one, and by hand. */
export function useJournal(placementId: string) {
  const router = useRouter();
  const [state, setState] = useState<State>('idle');
  const [problem, setProblem] = useState<ActionError | null>(null);
  const [draft, setDraft] = useState<Kept | null>(null);
  const photos = useRef<{ journalId: string; file: File }[]>([]);
  const chosen = useRef<File[]>([]);
  const [waiting, setWaiting] = useState(0);

  const keep = (entry: Entry, key: string | null = null) => {
    const kept: Kept = { ...entry, key };
    if (entry.text) localStorage.setItem(slot(placementId), JSON.stringify(kept));
    else localStorage.removeItem(slot(placementId));
  };

  async function sendPhotos(): Promise<void> {
    while (photos.current[0]) {
      const { journalId, file } = photos.current[0];
      try {
        const { error } = await sendFile(await shrink(file), { journalId }, () => undefined);
        if (error) setProblem(error);
      } catch {
        return;
      }
      photos.current = photos.current.slice(1);
      setWaiting(photos.current.length);
    }
    router.refresh();
  }

  async function send(entry: Entry, files: File[]): Promise<boolean> {
    const known = read(placementId);
    const same = known?.key && known.text === entry.text && known.writtenOn === entry.writtenOn;
    const key = same ? known.key : mintKey();
    keep(entry, key);
    chosen.current = files;
    setState('sending');
    setProblem(null);
    const answer = await writeJournal({ placementId, ...entry }, key).catch(() => null);
    if (!answer) {
      setState('offline');
      return false;
    }
    if (!answer.ok) {
      setProblem(answer.error);
      setState('idle');
      return false;
    }
    localStorage.removeItem(slot(placementId));
    photos.current = [...photos.current, ...files.map((file) => ({ journalId: answer.data.id, file }))];
    chosen.current = [];
    setWaiting(photos.current.length);
    setState('sent');
    await sendPhotos();
    router.refresh();
    return true;
  }

  async function retry(): Promise<void> {
    const kept = read(placementId);
    if (state === 'offline' && kept && (await send(kept, chosen.current)))
      setDraft({ text: '', writtenOn: kept.writtenOn, key: null });
    else if (photos.current.length > 0) await sendPhotos();
  }

  const online = useEffectEvent(() => void retry());
  useEffect(() => {
    setDraft(read(placementId));
    const listen = () => online();
    window.addEventListener('online', listen);
    return () => window.removeEventListener('online', listen);
  }, [placementId]);

  return { state, problem, waiting, draft, keep, send, retry };
}
