/** The ten codes that leave the server, each with a message key of the namespace `errors`; e.message never does. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'DUPLICATE'
  | 'RULE'
  | 'TOO_MANY'
  | 'TOO_LARGE'
  | 'INTERNAL';

export type MessageParams = Record<string, string | number>;
export type FieldProblem = { key: string; params?: MessageParams };

type Details = { params?: MessageParams; fields?: Record<string, FieldProblem>; current?: unknown };

export class AppError extends Error {
  readonly params?: MessageParams;
  /** Problems by field path (`contacts.0.phone`). */
  readonly fields?: Record<string, FieldProblem>;
  /** On CONFLICT: the record as it is now, for the form to show. */
  readonly current?: unknown;

  constructor(
    readonly code: ErrorCode,
    /** Message key in the namespace `errors`. */
    readonly key: string,
    details: Details = {},
  ) {
    super(`${code} ${key}`);
    this.params = details.params;
    this.fields = details.fields;
    this.current = details.current;
  }
}

/** Throws an AppError. */
export function fail(code: ErrorCode, key: string, details?: Details): never {
  throw new AppError(code, key, details);
}

/** Throws INVALID with a problem at one field. */
export function failField(field: string, key: string, params?: MessageParams): never {
  throw new AppError('INVALID', 'invalid', { fields: { [field]: { key, params } } });
}

/** Throws the answer for a row that is not there or not one's own: the two look the same. */
export function notFound(): never {
  throw new AppError('NOT_FOUND', 'notFound');
}
