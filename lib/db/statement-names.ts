import 'server-only';
import { createHash } from 'node:crypto';

/** How often a statement is asked before it is kept prepared, and how many are: each costs a connection memory. */
const ASKED = 3;
const LIMIT = 160;
/** So many texts are watched; then all are forgotten, so that what is asked no more makes room. */
const WATCHED = 2_000;
const STATEMENT = /^\s*(select|insert|update|delete|with)\b/i;

/**
 * Names for the statements that come again and again: under a name the database keeps its plan, and with row-level security planning takes longer than
 * most reads. Others stay without one.
 */
export function statementNames(): (query: { sql: string }) => string {
  const asked = new Map<string, number>();
  const names = new Map<string, string>();
  return ({ sql }) => {
    const name = names.get(sql);
    if (name) return name;
    const times = (asked.get(sql) ?? 0) + 1;
    if (asked.size >= WATCHED) for (const each of [asked, names]) each.clear();
    asked.set(sql, times);
    if (times < ASKED || names.size >= LIMIT || !STATEMENT.test(sql)) return '';
    const fresh = createHash('sha256').update(sql).digest('base64url');
    names.set(sql, fresh);
    return fresh;
  };
}
