import type { AuditOp } from './schema';

/** A column before and after, values as the database keeps them. */
export type Changed = Record<string, [unknown, unknown]>;

export type AuditChange = {
  id: string;
  at: string;
  who: string;
  command: string;
  tbl: string;
  rowId: string;
  op: AuditOp;
  changed: Changed;
};

export type AuditRow = AuditChange & {
  /** Place in the institution's chain. */
  seq: string;
  request: string;
  /** What the record is called now; null where it has no name or is gone. */
  subject: string | null;
};

/** Names for the ids that stand in changes (departments, people, partners). */
export type NamesOf = Record<string, string>;

export type ChainState = { entries: string; brokenAt: string | null };
