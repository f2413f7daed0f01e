import type { z } from 'zod';
import { AppError, type FieldProblem, type MessageParams } from './errors';

// zod's issue codes as message keys of the namespace `errors`; a schema may name its own key as the message.
function keyOf(issue: z.core.$ZodIssue): FieldProblem {
  const custom = issue.message.startsWith('key:') ? issue.message.slice(4) : null;
  const limits = issue as {
    minimum?: number | bigint;
    maximum?: number | bigint;
    origin?: string;
    params?: MessageParams;
  };
  // A schema's own issue brings what its message needs.
  const params: MessageParams = { ...limits.params };
  if (limits.minimum !== undefined) params.min = Number(limits.minimum);
  if (limits.maximum !== undefined) params.max = Number(limits.maximum);
  if (custom) return { key: custom, params };
  switch (issue.code) {
    case 'too_small':
      return limits.origin === 'string' && params.min === 1
        ? { key: 'required' }
        : { key: `tooSmall.${limits.origin === 'string' ? 'text' : 'number'}`, params };
    case 'too_big':
      return { key: `tooBig.${limits.origin === 'string' ? 'text' : 'number'}`, params };
    case 'invalid_type':
      return { key: (issue as { input?: unknown }).input == null ? 'required' : 'wrongType' };
    case 'unrecognized_keys':
      return { key: 'unknownField' };
    case 'invalid_value':
      return { key: 'notAChoice' };
    default:
      return { key: 'wrongFormat' };
  }
}

/** The path of a text with U+0000, which PostgreSQL cannot keep; null when there is none. */
function nulPath(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return value.includes('\u0000') ? path : null;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = nulPath(inner, path ? `${path}.${key}` : key);
    if (found !== null) return found;
  }
  return null;
}

/** Parses input strictly. Throws INVALID with one problem a field path. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (parsed.success) {
    const nul = nulPath(parsed.data);
    if (nul === null) return parsed.data;
    throw new AppError('INVALID', 'invalid', { fields: { [nul]: { key: 'wrongFormat' } } });
  }
  const fields: Record<string, FieldProblem> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= keyOf(issue);
  throw new AppError('INVALID', 'invalid', { fields });
}
