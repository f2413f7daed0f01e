'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { markReadAction } from '@/lib/modules/notifications/actions';

type Props = { id: string; href: string; read: boolean; children: ReactNode };

/** Leads to what the notification tells of; what was opened is read. */
export function OpenNotification({ id, href, read, children }: Props) {
  return (
    <Link className="link" href={href} onClick={() => !read && void markReadAction({ id })}>
      {children}
    </Link>
  );
}
