import 'server-only';
import { fail } from '@/lib/kernel/errors';
import { isOwnOrigin } from './own-origin';

/** For uploads, which proxy.ts does not match (it would cut them at 10 MB): refuses what another site's page sends. */
export function demandOwnOrigin(request: Request): void {
  if (!isOwnOrigin(request.headers)) fail('FORBIDDEN', 'foreignOrigin');
}
