'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { sendFile } from './send-file';

export type Upload<Made = unknown> = {
  key: number;
  name: string;
  state: 'waiting' | 'sending' | 'done' | 'failed';
  percent: number;
  problem: string | null;
  /** What the server made of it. */
  made: Made | null;
};
export type Uploads<Made = unknown> = {
  uploads: Upload<Made>[];
  add: (files: readonly File[]) => void;
  dismiss: (key: number) => void;
};

const MB = 1_048_576;
const waiting = (key: number, name: string) => ({
  ...{ key, name, state: 'waiting' as const, percent: 0, problem: null, made: null },
});

const renamed = (file: File, name: string) =>
  new File([file], name + file.name.slice(file.name.lastIndexOf('.')), { type: file.type });

type Options = {
  /** Where a file of this name is sent. */
  address: (name: string) => string;
  maxMb: number;
  titled?: string;
  /** Keeps those that are done in the list. */
  keep?: boolean;
};

/** Sends files one after the other; one that is refused does not hold up those behind it. */
export function useUploads<Made = unknown>({ address, maxMb, titled, keep }: Options): Uploads<Made> {
  const t = useTranslations('attachments.upload');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [uploads, setUploads] = useState<Upload<Made>[]>([]);
  const next = useRef(0);
  const line = useRef<Promise<void>>(Promise.resolve());

  const change = (key: number, to: Partial<Upload<Made>>) =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...to } : each)));

  async function send(key: number, file: File): Promise<void> {
    if (file.size > maxMb * MB) return change(key, { state: 'failed', problem: t('tooLarge', { max: maxMb }) });
    change(key, { state: 'sending' });
    try {
      const { error, ...made } = await sendFile<Made>(file, address(file.name), (percent) => change(key, { percent }));
      if (error) return change(key, { state: 'failed', problem: errors(error.key, error.params) });
      change(key, { state: 'done', made: made as Made });
      router.refresh();
    } catch {
      change(key, { state: 'failed', problem: t('failed') });
    }
  }

  function add(files: readonly File[]): void {
    const added = files.map((file) => {
      const key = next.current++;
      return { key, file: titled ? renamed(file, `${titled} ${key + 1}`) : file };
    });
    setUploads((all) => [
      ...all.filter((each) => keep || each.state !== 'done'),
      ...added.map(({ key, file }) => waiting(key, file.name)),
    ]);
    for (const { key, file } of added) line.current = line.current.then(() => send(key, file));
  }

  const dismiss = (key: number) => setUploads((all) => all.filter((each) => each.key !== key));
  return { uploads, add, dismiss };
}
