import 'server-only';
import { cookies, headers } from 'next/headers';
import type { Locale } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/request';
import { requestId } from '@/lib/transport/request';
import { DEVICE_COOKIE } from './device';

/** Who knocks, before it is known who it is. */
export type Visitor = {
  ip: string | null;
  userAgent: string | null;
  /** The cookie of a device that signed in before. */
  device: string | null;
  locale: Locale;
  requestId: string;
};

/** The visitor of this request. */
export async function currentVisitor(): Promise<Visitor> {
  const sent = await headers();
  // The nearest proxy appends the address it saw; what stands before it anybody may have written.
  const ip = sent.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 45) || null;
  return {
    ip,
    userAgent: sent.get('user-agent'),
    device: (await cookies()).get(DEVICE_COOKIE)?.value ?? null,
    locale: await currentLocale(),
    requestId: await requestId(),
  };
}
