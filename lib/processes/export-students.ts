import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { STUDENT_COLUMN_SPECS, type StudentSheetRow } from '@/lib/modules/students/excel';
import { type StudentListState, studentList } from '@/lib/modules/students/list';
import { studentOrder, studentsWhere } from '@/lib/modules/students/queries';
import { readStudentRows } from '@/lib/modules/students/rows';
import { exportableList } from './export-list';

/** The students' list as a sheet, as it stands today. */
export const studentsExport = exportableList<StudentSheetRow, StudentListState>({
  module: 'students',
  permission: 'students.export',
  list: studentList,
  specs: async () => STUDENT_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = await studentsWhere(tx, ctx, filter);
    const rows = await tx.student.findMany({ where, orderBy: studentOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<StudentSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readStudentRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, minor: _minor, orderClass, ...sheet } = row;
    return [{ ...sheet, orderClass: orderClass?.name ?? null }];
  });
}
