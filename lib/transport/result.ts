import type { ErrorCode, FieldProblem, MessageParams } from '@/lib/kernel/errors';

export type ActionError = {
  code: ErrorCode;
  /** Message key in the namespace `errors`. */
  key: string;
  params?: MessageParams;
  fields?: Record<string, FieldProblem>;
  current?: unknown;
  requestId: string;
};
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError };
