import 'server-only';
import { requireCtx } from '@/lib/auth/context';
import type { Ctx } from '@/lib/kernel/context';
import { AppError } from '@/lib/kernel/errors';
import { logger } from '@/lib/logger';
import { requestId } from './request';
import type { ActionError, ActionResult } from './result';

/** An error as it leaves the server: code and key, never its message. Unknown ones are logged under the request's id. */
export function errorOf(error: unknown, id: string): ActionError {
  if (error instanceof AppError) {
    const { code, key, params, fields, current } = error;
    return { code, key, params, fields, current, requestId: id };
  }
  logger().error({ err: error, requestId: id }, 'unexpected');
  return { code: 'INTERNAL', key: 'unexpected', requestId: id };
}

/**
 * A query or command as a server action. Its arguments are unknown until the operation has parsed them; the idempotency key comes second.
 * Never throws: the answer is an ActionResult.
 */
export function toAction<Out>(operation: (ctx: Ctx, input: unknown, key?: unknown) => Promise<Out>) {
  return async (input: unknown, key?: unknown): Promise<ActionResult<Out>> => {
    const id = await requestId();
    try {
      const ctx = await requireCtx();
      return { ok: true, data: await operation(ctx, input, key) };
    } catch (error) {
      return { ok: false, error: errorOf(error, id) };
    }
  };
}
