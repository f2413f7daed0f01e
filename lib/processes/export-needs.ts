import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { today } from '@/lib/kernel/day';
import { NEED_COLUMN_SPECS, type NeedSheetRow } from '@/lib/modules/needs/excel';
import { type NeedListState, needList } from '@/lib/modules/needs/list';
import { whereNeed } from '@/lib/modules/needs/policy';
import { needOrder } from '@/lib/modules/needs/queries';
import { readNeedRows } from '@/lib/modules/needs/rows';
import { exportableList } from './export-list';

/** The needs' list as a sheet. */
export const needsExport = exportableList<NeedSheetRow, NeedListState>({
  module: 'needs',
  permission: 'needs.export',
  list: needList,
  specs: async () => NEED_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereNeed(ctx, filter);
    const rows = await tx.need.findMany({ where, orderBy: needOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<NeedSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readNeedRows(tx, ctx, { where, orderBy: [] })).map((row) => [row.id, row]));
  const texts = await tx.need.findMany({
    where,
    select: {
      id: true,
      description: true,
      reason: true,
      answers: { orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }] },
    },
  });
  const textOf = new Map(texts.map((text) => [text.id, text]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { kind, title, quantity, raisedOn, wantedBy, state, department, closedOn } = row;
    const { description = null, reason = null, answers = [] } = textOf.get(id) ?? {};
    const lines = answers.map((a) => `${today(a.answeredAt)} ${a.answeredBy} ${a.text}`);
    return [
      {
        ...{ kind, title, quantity, raisedOn, wantedBy, state, department, closedOn, description, reason },
        partner: row.partner.name,
        answers: lines.join('\n') || null,
      },
    ];
  });
}
