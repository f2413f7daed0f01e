import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { COURSE_COLUMN_SPECS, type CourseSheetRow } from '@/lib/modules/courses/excel';
import { type CourseListState, courseList } from '@/lib/modules/courses/list';
import { whereCourse } from '@/lib/modules/courses/policy';
import { courseOrder, readCourseRows } from '@/lib/modules/courses/queries';
import { exportableList } from './export-list';

/** The industry colleges' courses as a sheet, as they stand today. */
export const coursesExport = exportableList<CourseSheetRow, CourseListState>({
  module: 'courses',
  permission: 'platforms.export',
  list: courseList,
  specs: async () => COURSE_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereCourse(ctx, filter);
    const orderBy = courseOrder({ sort, dir });
    return (await tx.platformCourse.findMany({ where, orderBy, select: { id: true } })).map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<CourseSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readCourseRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { name, hours, byEnterprise, teacher, startedOn, college, programme } = row;
    return [
      { name, hours, byEnterprise, teacher, startedOn, college: college.name, programme: programme?.name ?? null },
    ];
  });
}
