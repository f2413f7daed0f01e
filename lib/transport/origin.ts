import 'server-only';
import { env } from '@/lib/env';
import { fail } from '@/lib/kernel/errors';

/** For uploads, which proxy.ts does not match (it would cut them at 10 MB): refuses what another site's page sends. */
export function demandOwnOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  if (origin !== new URL(env().APP_URL).origin && origin !== new URL(request.url).origin)
    fail('FORBIDDEN', 'foreignOrigin');
}
