'use client';

import { useState } from 'react';
import type { ActionError, ActionResult } from '@/lib/transport/result';

/** Runs one step of an import at a time; says whether it went well, and keeps what went wrong for the reader. */
export function useImportStep() {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ActionError | null>(null);

  async function act(step: () => Promise<ActionResult<unknown>>): Promise<boolean> {
    setPending(true);
    setProblem(null);
    const answer = await step();
    setPending(false);
    if (!answer.ok) setProblem(answer.error);
    return answer.ok;
  }
  return { pending, problem, act };
}
