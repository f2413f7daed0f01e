import 'server-only';
import { requireCtx } from '@/lib/auth/context';
import type { Ctx } from '@/lib/kernel/context';
import type { ErrorCode } from '@/lib/kernel/errors';
import { errorOf } from './action';
import { requestId } from './request';

const STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 400,
  CONFLICT: 409,
  DUPLICATE: 409,
  RULE: 422,
  TOO_MANY: 429,
  TOO_LARGE: 413,
  INTERNAL: 500,
};

/** A handler that needs a signed-in person as a route; errors become JSON with the code's status. */
export function toRoute<Params>(handler: (ctx: Ctx, request: Request, params: Params) => Promise<Response>) {
  return async (request: Request, at: { params: Promise<Params> }): Promise<Response> => {
    const id = await requestId();
    try {
      return await handler(await requireCtx(), request, await at.params);
    } catch (error) {
      const body = errorOf(error, id);
      return Response.json({ error: body }, { status: STATUS[body.code], headers: { 'x-request-id': id } });
    }
  };
}
