import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from './context';
import { counted } from './counted';

export type Page<Row> = { rows: Row[]; total: number; page: number; pages: number; size: number };
type Window = { skip: number; take: number };

// From here on, keys are walked by index alone and only the page's own rows are read.
const DEEP = 1_000;

/**
 * One page of a list. `where` is the list's filter and the key under which the total is kept; a page beyond the end gives the last one.
 * `ids` and `find` read the same where in the same order.
 */
export async function pageOf<Row extends { id: string }>(
  tx: Tx,
  ctx: Ctx,
  of: {
    name: string;
    where: object;
    page: number;
    size: number;
    count: () => Promise<number>;
    ids: (window: Window) => Promise<{ id: string }[]>;
    find: (at: Window | { ids: string[] }) => Promise<Row[]>;
  },
): Promise<Page<Row>> {
  const total = await counted(tx, ctx, `${of.name}.count`, of.where, of.count);
  const pages = Math.max(1, Math.ceil(total / of.size));
  const page = Math.min(of.page, pages);
  const window = { skip: (page - 1) * of.size, take: of.size };
  const rows =
    window.skip < DEEP ? await of.find(window) : await of.find({ ids: (await of.ids(window)).map((row) => row.id) });
  return { rows, total, page, pages, size: of.size };
}
