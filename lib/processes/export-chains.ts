import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { CHAIN_COLUMN_SPECS } from '@/lib/modules/industry-chains/excel';
import { type ChainListState, chainList } from '@/lib/modules/industry-chains/list';
import { visibleChains, whereChain } from '@/lib/modules/industry-chains/policy';
import { chainOrder } from '@/lib/modules/industry-chains/queries';
import { chainNumbers } from '@/lib/modules/industry-chains/rows';
import type { ChainSheetRow } from '@/lib/modules/industry-chains/types';
import { CHAIN_FIGURES, type ChainFigure } from '@/lib/modules/industry-chains/words';
import { exportableList } from './export-list';

/** The industry chains as a sheet that can be imported again, each with the numbers of its row. */
export const chainsExport = exportableList<ChainSheetRow, ChainListState>({
  module: 'industry-chains',
  permission: 'industry-chains.export',
  list: chainList,
  specs: async () => CHAIN_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereChain(ctx, filter);
    const rows = await tx.dictionaryEntry.findMany({ where, orderBy: chainOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<ChainSheetRow[]> {
  const found = await tx.dictionaryEntry.findMany({ where: { AND: [visibleChains(ctx), { id: { in: ids } }] } });
  const chains = new Map(found.map((each) => [each.id, each]));
  const rows: ChainSheetRow[] = [];
  for (const id of ids) {
    const chain = chains.get(id);
    if (!chain) continue;
    const { code, labelZh, labelEn, aliases, introduction, retiredOn } = chain;
    const numbers = await chainNumbers(tx, ctx, code);
    const values = Object.fromEntries(CHAIN_FIGURES.map((key) => [key, numbers[key].value]));
    rows.push({
      ...{ code, labelZh, labelEn, aliases, introduction, retired: retiredOn !== null },
      ...(values as Record<ChainFigure, number>),
    });
  }
  return rows;
}
