'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { fileAddress, sendFile } from '@/components/modules/attachments/send-file';
import type { ActionError } from '@/lib/transport/result';
import { shrink } from './shrink';

/** Sends photos of entries one after the other; those that the line lost wait for the next try. */
export function usePhotos(onProblem: (error: ActionError) => void) {
  const router = useRouter();
  const line = useRef<{ journalId: string; file: File }[]>([]);
  const [waiting, setWaiting] = useState(0);

  async function go(): Promise<void> {
    while (line.current[0]) {
      const { journalId, file } = line.current[0];
      try {
        const small = await shrink(file);
        const { error } = await sendFile(small, fileAddress({ journalId }, small.name), () => undefined);
        if (error) onProblem(error);
      } catch {
        return;
      }
      line.current = line.current.slice(1);
      setWaiting(line.current.length);
    }
    router.refresh();
  }
  function add(journalId: string, files: File[]): Promise<void> {
    line.current = [...line.current, ...files.map((file) => ({ journalId, file }))];
    setWaiting(line.current.length);
    return go();
  }
  return { waiting, add, go };
}
