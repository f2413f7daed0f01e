import { stamp } from '@/components/ui/stamp';
import type { NamesOf } from '@/lib/modules/audit/types';

/** A translator of the namespace `audit` or `settings`, by keys that are known at run time only. */
export type Words = ((key: string) => string) & { has: (key: string) => boolean };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
const CODE = /^[A-Z][A-Z_]*$/;

/** A command's name in words; its code where it has none. */
export const commandName = (audit: Words, command: string): string =>
  audit.has(`commands.${command}`) ? audit(`commands.${command}`) : command;

/** A table's name in words. */
export const tableName = (audit: Words, tbl: string): string =>
  audit.has(`tables.${tbl}`) ? audit(`tables.${tbl}`) : tbl;

/** A column's name in words: the table's own or the common one. */
export function columnName(audit: Words, tbl: string, column: string): string {
  const key = [`columns.${tbl}.${column}`, `columns.common.${column}`].find((k) => audit.has(k));
  return key ? audit(key) : column;
}

type Reader = {
  audit: Words;
  settings: Words;
  names: NamesOf;

  list: (words: string[]) => string;
};

/** A value as a reader of the audit understands it: names for ids, words for codes, local time. */
export function valueText(reader: Reader, at: { tbl: string; column: string }, value: unknown): string {
  const { audit, settings, names } = reader;
  if (value === null || value === undefined || value === '') return audit('empty');
  if (value === '•') return audit('hidden');
  if (typeof value === 'boolean') return audit(value ? 'yes' : 'no');
  if (Array.isArray(value))
    return value.length === 0 ? audit('empty') : reader.list(value.map((v) => valueText(reader, at, v)));
  if (typeof value === 'object')
    return reader.list(Object.entries(value).map((each) => fieldText(reader, at.tbl, each)));
  if (typeof value !== 'string') return String(value);
  if (UUID.test(value)) return names[value] ?? value.slice(0, 8);
  if (MOMENT.test(value)) return stamp(value, 'seconds');
  if (!CODE.test(value)) return value;
  if (at.column === 'role' && settings.has(`roles.${value}`)) return settings(`roles.${value}`);
  const key = `values.${at.tbl}.${at.column}.${value}`;
  return audit.has(key) ? audit(key) : value;
}

/** A field of a value that holds several, by its column's name. */
function fieldText(reader: Reader, tbl: string, [field, value]: [string, unknown]): string {
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return `${columnName(reader.audit, tbl, column)} ${valueText(reader, { tbl, column }, value)}`;
}
