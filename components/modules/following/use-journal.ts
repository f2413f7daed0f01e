'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { mintKey } from '@/components/form/use-command';
import { writeJournal } from '@/lib/modules/placements/actions';
import type { ActionError } from '@/lib/transport/result';
import { type Draft, dropDraft, type Entry, keepDraft, readDraft } from './journal-draft';
import { usePhotos } from './use-photos';

type State = 'idle' | 'sending' | 'offline' | 'sent';

/** Sends entries and their photos over a line that may break: tried again by itself when there is one, and by hand. */
export function useJournal(placementId: string) {
  const [state, setState] = useState<State>('idle');
  const [problem, setProblem] = useState<ActionError | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const chosen = useRef<File[]>([]);
  const photos = usePhotos(setProblem);

  async function send(entry: Entry, files: File[]): Promise<boolean> {
    const known = readDraft(placementId);
    const same = known?.key && known.text === entry.text && known.writtenOn === entry.writtenOn;
    const key = same ? known.key : mintKey();
    keepDraft(placementId, entry, key);
    chosen.current = files;
    setState('sending');
    setProblem(null);
    const { text, writtenOn } = entry;
    const answer = await writeJournal({ placementId, text, writtenOn }, key).catch(() => null);
    if (!answer?.ok) {
      setProblem(answer?.error ?? null);
      setState(answer ? 'idle' : 'offline');
      return false;
    }
    dropDraft(placementId);
    chosen.current = [];
    setState('sent');
    await photos.add(answer.data.id, files);
    return true;
  }

  async function retry(): Promise<void> {
    const kept = readDraft(placementId);
    if (state !== 'offline' || !kept) return photos.go();
    if (await send(kept, chosen.current)) setDraft({ text: '', writtenOn: kept.writtenOn, key: null });
  }

  const online = useEffectEvent(() => void retry());
  useEffect(() => {
    setDraft(readDraft(placementId));
    const listen = () => online();
    window.addEventListener('online', listen);
    return () => window.removeEventListener('online', listen);
  }, [placementId]);

  const keep = (entry: Entry) => keepDraft(placementId, entry);
  return { state, problem, waiting: photos.waiting, draft, keep, send, retry };
}
