'use client';

import { useEffect, useState } from 'react';
import { search } from '@/lib/modules/search/actions';
import type { SearchGroup } from '@/lib/modules/search/queries';

export type SearchState = 'idle' | 'searching' | 'found' | 'failed';

/** What was found for the text, asked for once the typing pauses; an answer that comes too late is dropped. */
export function useSearch(q: string): { groups: SearchGroup[]; state: SearchState } {
  const [answer, setAnswer] = useState<{ q: string; groups: SearchGroup[]; failed: boolean } | null>(null);
  const text = q.trim();
  useEffect(() => {
    if (text === '') return;
    let stale = false;
    const wait = setTimeout(async () => {
      const result = await search({ q: text });
      if (!stale) setAnswer({ q: text, groups: result.ok ? result.data : [], failed: !result.ok });
    }, 150);
    return () => {
      stale = true;
      clearTimeout(wait);
    };
  }, [text]);
  if (text === '' || !answer) return { groups: [], state: text === '' ? 'idle' : 'searching' };
  if (answer.failed) return { groups: [], state: 'failed' };
  return { groups: answer.groups, state: answer.q === text ? 'found' : 'searching' };
}
