import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Messages, Namespace } from '@/lib/i18n/messages';

type Props = { namespaces: Namespace[]; children: ReactNode };

// What the shared blocks say, and every error that a command may answer with.
const COMMON: Namespace[] = ['ui', 'errors'];

/** Gives the words of these namespaces to the client components below, and no others: a page carries only what it shows. */
export async function ClientMessages({ namespaces, children }: Props) {
  const all = (await getMessages()) as Messages;
  const wanted = [...new Set([...COMMON, ...namespaces])];
  const messages = Object.fromEntries(wanted.map((name) => [name, all[name]]));
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
