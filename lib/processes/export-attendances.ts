import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { ATTENDANCE_COLUMN_SPECS, type AttendanceSheetRow } from '@/lib/modules/attendances/excel';
import { type AttendanceListState, attendanceList } from '@/lib/modules/attendances/list';
import { whereAttendance } from '@/lib/modules/attendances/policy';
import { attendanceOrder } from '@/lib/modules/attendances/queries';
import { readAttendanceRows } from '@/lib/modules/attendances/rows';
import { exportableList } from './export-list';

/** Who took part in the sessions of practice centres, as a sheet. */
export const attendancesExport = exportableList<AttendanceSheetRow, AttendanceListState>({
  module: 'attendances',
  permission: 'platforms.export',
  list: attendanceList,
  specs: async () => ATTENDANCE_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereAttendance(ctx, filter);
    const orderBy = attendanceOrder({ sort, dir });
    return (await tx.sessionParticipant.findMany({ where, orderBy, select: { id: true } })).map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<AttendanceSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readAttendanceRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { heldOn, room, title, purpose, category, people, attendances } = row;
    const { centre, orderClass, training, partner } = row;
    const names = { orderClass: orderClass?.name ?? null, training: training?.name ?? null };
    return [
      {
        ...{ heldOn, room, title, purpose, category, people, attendances, ...names },
        ...{ centre: centre.name, partner: partner?.name ?? null },
      },
    ];
  });
}
