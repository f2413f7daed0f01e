'use client';

import { useRef, useState } from 'react';
import type { ActionError, ActionResult } from '@/lib/transport/result';

export type Action<Out> = (input: unknown, key?: unknown) => Promise<ActionResult<Out>>;

// Not crypto.randomUUID: browsers offer it on encrypted connections only, and a college's first trial may have none.
/** A key that makes a second try the same call. */
export function mintKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Sends one command at a time. The same input sent again before an answer came is the same call; what went wrong is kept for the reader. */
export function useCommand<Out>(action: Action<Out>) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ActionError | null>(null);
  const sent = useRef({ input: '', key: '' });

  async function run(input: unknown): Promise<{ data: Out } | null> {
    const text = JSON.stringify(input);
    if (sent.current.input !== text) sent.current = { input: text, key: mintKey() };
    setPending(true);
    setProblem(null);
    const answer = await action(input, sent.current.key);
    setPending(false);
    if (answer.ok) {
      sent.current = { input: '', key: '' };
      return { data: answer.data };
    }
    setProblem(answer.error);
    return null;
  }
  return { run, pending, problem, forget: () => setProblem(null) };
}
