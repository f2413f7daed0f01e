import 'server-only';
import { compareKey } from '@/lib/identifiers/dirty-text';
import { cellText, type SheetRow } from './cell';
import type { ColumnSpec } from './columns';
import { type Mapping, normaliseHeader, proposeMapping, type RememberedMap } from './map';

const SEARCH_ROWS = 30;
const MIN_SCORE = 1.5;
const TOTAL = /^(?:合计|总计|小计|共计|累计|本页小计|total)[:(0-9]?/;
const NOTE =
  /^(?:(?:填表|填报)?说明|备注|注|附注|填表人|填报人|制表人?|审核人?|复核人?|负责人|经办人|填报日期|填表日期|填表时间|单位\(?(?:盖章|公章|签章)\)?|联系电话)[0-9]?[:、.]/;
const NOTE_CELLS = 4;

export type SheetSample = { sheet: string; rows: SheetRow[] };
export type Header<Key extends string = string> = Mapping<Key> & {
  sheet: string;
  /** Row of the header (its lower row when it has two); data starts below. */
  headerRow: number;
};
export type RowKind = 'data' | 'total' | 'note' | 'header';

/** Finds the sheet and the row that look most like the known columns; null when nothing does. */
export function findHeader<Key extends string>(
  samples: readonly SheetSample[],
  specs: readonly ColumnSpec<never, Key>[],
  remembered: RememberedMap<Key> = {},
): Header<Key> | null {
  let best: { score: number; header: Header<Key> } | null = null;
  for (const { sheet, rows } of samples) {
    for (const { row, headers } of headerCandidates(rows.slice(0, SEARCH_ROWS))) {
      const mapping = proposeMapping(headers, specs, remembered);
      const score = scoreOf(mapping);
      if (score >= MIN_SCORE && score > (best?.score ?? 0))
        best = { score, header: { sheet, headerRow: row, ...mapping } };
    }
  }
  return best && { ...best.header, columns: best.header.columns.filter(({ header }) => header !== '') };
}

/** Tells rows of data from totals, notes below the table and headers repeated on each page. */
export function rowKind(row: SheetRow, header?: Pick<Header, 'columns'>): RowKind {
  const texts = row.cells.map(cellText).filter(Boolean);
  const first = compareKey(texts[0] ?? '');
  const second = compareKey(texts[1] ?? '');
  if (TOTAL.test(first) && first.length <= 6) return 'total';
  // A total may stand beside the last number of the first column.
  if (/^\d+$/.test(first) && TOTAL.test(second) && second.length <= 4) return 'total';
  if (NOTE.test(first) && texts.length <= NOTE_CELLS) return 'note';
  return header && repeatsHeader(row, header) ? 'header' : 'data';
}

/** Each row as a header, and each pair of rows whose upper one groups the columns of the lower. */
function* headerCandidates(rows: readonly SheetRow[]): Generator<{ row: number; headers: string[] }> {
  for (const [at, row] of rows.entries()) {
    const upper = row.cells.map(cellText);
    yield { row: row.row, headers: upper };
    const next = rows[at + 1];
    if (!next || next.row !== row.row + 1 || !upper.includes('')) continue;
    const lower = next.cells.map(cellText);
    const length = Math.max(upper.length, lower.length);
    yield { row: next.row, headers: Array.from({ length }, (_, index) => lower[index] || upper[index] || '') };
  }
}

function scoreOf(mapping: Mapping): number {
  const found = mapping.columns.reduce((total, column) => total + column.confidence, 0);
  const filled = mapping.columns.filter(({ header }) => header !== '').length;
  return found === 0 ? 0 : found + (0.5 * found) / filled;
}

function repeatsHeader(row: SheetRow, header: Pick<Header, 'columns'>): boolean {
  const named = header.columns.filter(({ index }) => cellText(row.cells[index]) !== '');
  const same = named.filter(
    (column) => normaliseHeader(cellText(row.cells[column.index])) === normaliseHeader(column.header),
  );
  return same.length >= 2 && same.length === named.length;
}
