'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import type { SearchHit } from '@/lib/modules/search/queries';

const KEPT = 8;
/** A record's own page: it ends in the record's id. */
const RECORD = /^\/[a-z/-]+\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Pages come in parts; their heading may stand a little later than their address. */
const SETTLED = 600;
const keyOf = (who: string) => `recent:${who}`;

/** Records that this person opened last in this tab, latest first. They leave with the tab. */
export function readRecent(who: string): SearchHit[] {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(who)) ?? '[]') as SearchHit[];
  } catch {
    // A browser that keeps nothing has nothing to show.
    return [];
  }
}

/** Keeps in mind which records are opened. */
export function useRememberRecent(who: string): void {
  const path = usePathname();
  useEffect(() => {
    if (!RECORD.test(path)) return;
    const wait = setTimeout(() => {
      const title = document.querySelector('main h1')?.firstChild?.textContent?.trim();
      if (!title) return;
      const others = readRecent(who).filter(({ href }) => href !== path);
      try {
        sessionStorage.setItem(
          keyOf(who),
          JSON.stringify([{ href: path, title, sub: null }, ...others].slice(0, KEPT)),
        );
      } catch {
        // Not kept: the search works without.
      }
    }, SETTLED);
    return () => clearTimeout(wait);
  }, [path, who]);
}
