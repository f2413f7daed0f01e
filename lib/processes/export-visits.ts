import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { VISIT_COLUMN_SPECS, type VisitSheetRow } from '@/lib/modules/visits/excel';
import { type VisitListState, visitList } from '@/lib/modules/visits/list';
import { whereVisit } from '@/lib/modules/visits/policy';
import { visitOrder } from '@/lib/modules/visits/queries';
import { readVisitRows } from '@/lib/modules/visits/rows';
import { exportableList } from './export-list';

/** The visits' list as a sheet, as it stands today. */
export const visitsExport = exportableList<VisitSheetRow, VisitListState>({
  module: 'visits',
  permission: 'visits.export',
  list: visitList,
  specs: async () => VISIT_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereVisit(ctx, filter);
    const rows = await tx.visit.findMany({ where, orderBy: visitOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<VisitSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readVisitRows(tx, ctx, { where, orderBy: [] })).map((row) => [row.id, row]));
  const texts = await tx.visit.findMany({
    where,
    select: {
      id: true,
      findings: true,
      followUps: { orderBy: [{ dueOn: 'asc' }, { id: 'asc' }], select: { what: true, dueOn: true, result: true } },
    },
  });
  const textOf = new Map(texts.map((text) => [text.id, text]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { visitedOn, kind, subject, place, people, others } = row;
    const { findings = null, followUps = [] } = textOf.get(id) ?? {};
    const lines = followUps.map((f) => [fromDbDate(f.dueOn), f.what, f.result].filter(Boolean).join(' '));
    return [
      {
        ...{ visitedOn, kind, subject, place, people, others, findings },
        partner: row.partner.name,
        followUps: lines.join('\n') || null,
        open: row.followUps.open,
      },
    ];
  });
}
