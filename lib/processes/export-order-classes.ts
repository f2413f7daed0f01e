import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { ORDER_CLASS_COLUMN_SPECS, type OrderClassSheetRow } from '@/lib/modules/order-classes/excel';
import { type OrderClassListState, orderClassList } from '@/lib/modules/order-classes/list';
import { whereOrderClass } from '@/lib/modules/order-classes/policy';
import { orderClassOrder } from '@/lib/modules/order-classes/queries';
import { readOrderClassRows } from '@/lib/modules/order-classes/rows';
import { exportableList } from './export-list';

/** The classes' list as a sheet, as it stands today. */
export const orderClassesExport = exportableList<OrderClassSheetRow, OrderClassListState>({
  module: 'order-classes',
  permission: 'order-classes.export',
  list: orderClassList,
  specs: async () => ORDER_CLASS_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereOrderClass(ctx, filter);
    const rows = await tx.orderClass.findMany({ where, orderBy: orderClassOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<OrderClassSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readOrderClassRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, orderClass: _stored, partner, ...sheet } = row;
    return [{ ...sheet, partner: partner.name }];
  });
}
