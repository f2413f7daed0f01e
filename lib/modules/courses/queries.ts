import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { fromDbDate } from '@/lib/kernel/day';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { type CourseFilter, type CourseListState, courseList } from './list';
import { whereCourse } from './policy';
import { ofCollegeInput } from './schema';
import type { CourseRow, CourseTotals } from './types';

/** The list's order, for its page and for the export. */
export function courseOrder({ sort, dir }: Pick<CourseListState, 'sort' | 'dir'>) {
  return [sort === 'hours' ? { hours: dir } : { name: dir }, { id: 'asc' as const }];
}

type Find = Pick<Prisma.PlatformCourseFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

/** Rows for the list, the college's page and the export. */
export async function readCourseRows(tx: Tx, ctx: Ctx, find: Find): Promise<CourseRow[]> {
  const found = await tx.platformCourse.findMany({
    ...find,
    include: {
      platform: { select: { id: true, name: true, departmentId: true, responsibleId: true } },
      programme: { select: { id: true, name: true } },
    },
  });
  return found.map(({ id, version, name, hours, byEnterprise, teacher, memberId, platform, programme, startedOn }) => ({
    ...{ id, version, name, hours, byEnterprise, teacher, memberId, programme, startedOn: fromDbDate(startedOn) },
    college: { id: platform.id, name: platform.name },
    mayWrite: mayOnPlatform(ctx, 'platforms.write', platform),
  }));
}

/** What the courses of a filter are together: the list's totals row, and the figure of the share. */
export function courseTotals(tx: Tx, ctx: Ctx, filter: CourseFilter): Promise<CourseTotals> {
  const where = whereCourse(ctx, filter);
  return counted(tx, ctx, 'courses.totals', where, async () => {
    const courses = await tx.platformCourse.count({ where });
    const byEnterprise = await tx.platformCourse.count({ where: { AND: [where, { byEnterprise: true }] } });
    return { courses, byEnterprise, share: courses === 0 ? 0 : Math.round((byEnterprise / courses) * 1_000) / 10 };
  });
}

/** One page of courses as the address says, with the totals of all pages. */
export const listCourses = defineQuery({
  permission: 'platforms.read',
  input: courseList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<CourseRow> & { totals: CourseTotals }> => {
    const where = whereCourse(ctx, input.filter);
    const orderBy = courseOrder(input);
    const at = { institutionId: ctx.institutionId };
    const page = await pageOf(tx, ctx, {
      name: 'courses',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.platformCourse.count({ where }),
      ids: (window) => tx.platformCourse.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) =>
        readCourseRows(
          tx,
          ctx,
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window },
        ),
    });
    return { ...page, totals: await courseTotals(tx, ctx, input.filter) };
  },
});

/** The courses of one industry college that are taught now. */
export const coursesOfCollege = defineQuery({
  permission: 'platforms.read',
  input: ofCollegeInput,
  run: async ({ tx, ctx, input: { platformId } }) => {
    const filter: CourseFilter = { college: [platformId] };
    const rows = await readCourseRows(tx, ctx, {
      where: whereCourse(ctx, filter),
      orderBy: courseOrder({ sort: 'name', dir: 'asc' }),
      take: 300,
    });
    return { rows, totals: await courseTotals(tx, ctx, filter), today: ctx.today };
  },
});

/** Names of the programmes that a course may belong to. */
export const courseChoices = defineQuery({
  permission: 'platforms.write',
  input: z.strictObject({}),
  run: ({ tx, ctx }) =>
    tx.programme.findMany({
      where: { institutionId: ctx.institutionId },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true },
    }),
});
