import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Messages, Namespace } from '@/lib/i18n/messages';
import { MoreMessages } from './more-messages';

type Props = {
  namespaces: Namespace[];
  /** For the frame around everything: brings what every page needs. */
  outermost?: boolean;
  children: ReactNode;
};

// What the shared blocks say, and every error that a command may answer with.
const COMMON: Namespace[] = ['ui', 'errors'];

/** Gives the words of these namespaces to the client components below, beside those of the frame and no others: a page carries only what it shows, once. */
export async function ClientMessages({ namespaces, outermost, children }: Props) {
  const all = (await getMessages()) as Messages;
  const wanted = new Set(outermost ? [...COMMON, ...namespaces] : namespaces.filter((name) => !COMMON.includes(name)));
  const messages: Partial<Messages> = Object.fromEntries([...wanted].map((name) => [name, all[name]]));
  if (!outermost) return <MoreMessages messages={messages}>{children}</MoreMessages>;
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
