'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';

// Shorter waits are not shown; one that does not end gives the page back.
const [PATIENCE_MS, LONGEST_MS] = [200, 15_000];

/** The path that a click goes to, when it goes to another page of ours in this window. */
function pathOf(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  if (link.target === '_blank' || link.hasAttribute('download') || link.origin !== window.location.origin) return null;
  return link.pathname.startsWith('/api/') || link.pathname === window.location.pathname ? null : link.pathname;
}

/**
 * The page's place. While the next page is on its way its outline stands there: here and not in loading.tsx, because what is sent before a page is
 * known has the status 200, and a page that is not there or not allowed must say so.
 */
export function MainArea({ children }: { children: ReactNode }) {
  const t = useTranslations('ui');
  const path = usePathname();
  const [leaving, setLeaving] = useState<string | null>(null);

  useEffect(() => {
    let wait: ReturnType<typeof setTimeout>;
    const onClick = (event: MouseEvent) => {
      if (!pathOf(event)) return;
      clearTimeout(wait);
      wait = setTimeout(() => {
        setLeaving(path);
        wait = setTimeout(() => setLeaving(null), LONGEST_MS);
      }, PATIENCE_MS);
    };
    document.addEventListener('click', onClick);
    return () => {
      clearTimeout(wait);
      setLeaving(null);
      document.removeEventListener('click', onClick);
    };
  }, [path]);

  const going = leaving === path;
  return (
    <main className="main" id="main" tabIndex={-1}>
      {going && <Skeleton label={t('loading')} />}
      <div hidden={going}>{children}</div>
    </main>
  );
}
