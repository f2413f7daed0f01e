/** What a column holds; import, export and template are all made from these. */
export type ColumnKind =
  | 'text'
  | 'code'
  | 'int'
  | 'decimal'
  | 'money'
  | 'date'
  | 'bool'
  | 'phone'
  | 'enum'
  | 'list'
  | 'ref';

/** What an export writes into a cell; a date is a Day string. */
export type WrittenValue = string | number | boolean | readonly string[] | null | undefined;

export type ColumnSpec<Row = never, Key extends string = string> = {
  key: Key;
  /** Names under which colleges keep the column; the first is ours. */
  names: readonly [string, ...string[]];
  kind: ColumnKind;
  /** A code that carries a check digit. */
  check?: 'credit-code' | 'id-card';
  required?: boolean;
  /** Words of an enum (or of a list's items) and the values that they stand for; the first word of a value is the one written. */
  words?: Readonly<Record<string, string>>;
  maxLength?: number;
  /** A text of several lines, which stay lines. */
  lines?: boolean;
  min?: number;
  max?: number;
  /** The cell of a row; a column without it is not exported. */
  write?(row: Row): WrittenValue;
  /** Width in characters. */
  width?: number;
};

/** Makes the columns of a sheet that is written: each cell is what the row holds under the column's key. */
export function writtenColumn<Row extends { [K in keyof Row]: WrittenValue }>() {
  type Spec = ColumnSpec<Row, keyof Row & string>;
  return (key: keyof Row & string, kind: ColumnKind, name: string, more: Partial<Spec> = {}): Spec => ({
    ...{ key, kind, names: [name] as const, write: (row: Row) => row[key] },
    ...more,
  });
}

/** Stable codes of what can be wrong with a cell: message keys of the namespace import-problems under `cell`. */
export type ProblemCode =
  | 'required'
  | 'cell-error'
  | 'too-long'
  | 'lost-digits'
  | 'code-length'
  | 'code-alphabet'
  | 'code-check'
  | 'code-inner-check'
  | 'id-length'
  | 'id-alphabet'
  | 'id-birth'
  | 'id-check'
  | 'phone-form'
  | 'not-a-number'
  | 'not-whole'
  | 'number-doubt'
  | 'out-of-range'
  | 'date-form'
  | 'date-year'
  | 'date-impossible'
  | 'date-month-only'
  | 'not-yes-no'
  | 'unknown-word';

export type Problem = {
  severity: 'refused' | 'warning';
  code: ProblemCode;
  /** For the message, which also wants `cell` (see cellName) from whoever knows the place. */
  params: Record<string, string | number>;
};

/** text, code, date, phone, enum, ref, decimal and money are strings (decimals exact), int a number, list an array. */
export type ReadValue = string | number | boolean | string[] | null;
export type CellReading = {
  value: ReadValue;
  problem?: Problem /** the stored value differs from what was written */;
  tidied?: boolean;
};

/** The word under which a value of an enum is written. */
export function wordOf(words: Readonly<Record<string, string>> | undefined, value: string): string {
  return Object.entries(words ?? {}).find(([, stored]) => stored === value)?.[0] ?? value;
}

/** The words that a template allows: one for each value. */
export function allowedWords(spec: ColumnSpec): string[] {
  const values = new Set(Object.values(spec.words ?? {}));
  return [...values].map((value) => wordOf(spec.words, value));
}
