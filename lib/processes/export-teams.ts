import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { MEMBER_COLUMN_SPECS, type MemberSheetRow } from '@/lib/modules/teams/excel';
import { type TeamListState, teamList } from '@/lib/modules/teams/list';
import { whereMember } from '@/lib/modules/teams/policy';
import { teamOrder } from '@/lib/modules/teams/queries';
import { readMemberRows } from '@/lib/modules/teams/rows';
import { exportableList } from './export-list';

/** The teaching teams as a sheet, with what each teaches today. */
export const teamsExport = exportableList<MemberSheetRow, TeamListState>({
  module: 'teams',
  permission: 'governance.export',
  list: teamList,
  specs: async () => MEMBER_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereMember(ctx, filter);
    const orderBy = teamOrder({ sort, dir });
    return (await tx.platformMember.findMany({ where, orderBy, select: { id: true } })).map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<MemberSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readMemberRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { name, side, duty, startedOn, hours, courses, college, partner } = row;
    return [{ name, side, duty, startedOn, hours, courses, college: college.name, partner: partner?.name ?? null }];
  });
}
