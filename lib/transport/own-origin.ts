import { env } from '@/lib/env';

/** Whether a page of this site sent the request: its Origin is the installation's address, or the host that was asked. None at all is foreign. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (!origin || !URL.canParse(origin)) return false;
  if (origin === new URL(env().APP_URL).origin) return true;
  return new URL(origin).host === headers.get('host');
}
