import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { departmentNames } from '@/lib/modules/people/queries';
import { plansToFill } from '@/lib/modules/plans/queries';
import { type StudentFilter, type StudentListState, studentList } from './list';
import { visibleStudents, whereStudent } from './policy';
import { readStudentRows } from './rows';
import { findStudentsInput } from './schema';
import type { StudentRow } from './types';
import { STUDENT_STATES } from './words';

const ORDER: Record<StudentListState['sort'], (dir: Dir) => Prisma.StudentOrderByWithRelationInput[]> = {
  number: (dir) => [{ studentNo: dir }],
  name: (dir) => [{ name: dir }],
  grade: (dir) => [{ gradeYear: dir }, { studentNo: 'asc' }],
  updated: (dir) => [{ updatedAt: dir }],
};

/** The list's order, for its page and for the export. */
export function studentOrder({ sort, dir }: Pick<StudentListState, 'sort' | 'dir'>) {
  return [...ORDER[sort](dir), { id: 'asc' as const }];
}

/** The filter as the database reads it, with the plans whose students seek a place where it asks for them. */
export async function studentsWhere(tx: Tx, ctx: Ctx, filter: StudentFilter) {
  return whereStudent(ctx, filter, filter.unplaced ? await plansToFill(tx, ctx) : []);
}

/** One page of students as the address says. */
export const listStudents = defineQuery({
  permission: 'students.read',
  input: studentList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<StudentRow>> => {
    const where = await studentsWhere(tx, ctx, input.filter);
    const orderBy = studentOrder(input);
    const at = { institutionId: ctx.institutionId };
    return pageOf(tx, ctx, {
      name: 'students',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.student.count({ where }),
      ids: (window) => tx.student.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const find =
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window };
        return readStudentRows(tx, ctx, find, input.filter.on);
      },
    });
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countStudents(tx: Tx, ctx: Ctx, filter: StudentFilter): Promise<number> {
  const where = await studentsWhere(tx, ctx, filter);
  return counted(tx, ctx, 'students.count', where, () => tx.student.count({ where }));
}

/** Counts for the filter chips and tabs. Each group ignores its own filter, so that its other values can be chosen. */
export const studentFacets = defineQuery({
  permission: 'students.read',
  input: z.strictObject({ filter: studentList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const group = async (field: 'state' | 'gradeYear' | 'programmeId', over: StudentFilter) => {
      const where = await studentsWhere(tx, ctx, { ...filter, ...over });
      return counted(tx, ctx, `students.by.${field}`, where, async () => {
        const groups = await tx.student.groupBy({ by: [field], where, _count: { _all: true } });
        return new Map(groups.map((each) => [String(each[field]), each._count._all]));
      });
    };
    const states = await group('state', { state: undefined });
    const grades = await group('gradeYear', { grade: undefined });
    const programmes = await group('programmeId', { programme: undefined, department: undefined });
    const named = await tx.programme.findMany({
      where: { institutionId: ctx.institutionId, id: { in: [...programmes.keys()] } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, departmentId: true },
    });
    const departments = await departmentNames(tx, ctx);
    const ofDepartment = (id: string) =>
      named.reduce((sum, p) => sum + (p.departmentId === id ? (programmes.get(p.id) ?? 0) : 0), 0);
    return {
      total: await countStudents(tx, ctx, { ...filter, state: undefined }),
      state: STUDENT_STATES.map((value) => ({ value, count: states.get(value) ?? 0 })),
      grades: [...grades].map(([value, count]) => ({ value, count })).sort((a, b) => b.value.localeCompare(a.value)),
      programmes: named.map(({ id, name }) => ({ value: id, label: name, count: programmes.get(id) ?? 0 })),
      departments: Object.entries(departments)
        .map(([value, label]) => ({ value, label, count: ofDepartment(value) }))
        .filter(({ count }) => count > 0),
      rostered: await countStudents(tx, ctx, { ...filter, rostered: '1' }),
      minor: await countStudents(tx, ctx, { ...filter, minor: '1' }),
      unplaced: await countStudents(tx, ctx, { ...filter, unplaced: '1' }),
    };
  },
});

/** Students whom the caller may see and who are found by name, pinyin or number, for a choice: those in school, or with `former` all, who are there first. */
export const findStudents = defineQuery({
  permission: 'students.read',
  input: findStudentsInput,
  run: async ({ tx, ctx, input: { q, former } }) => {
    if (!q.trim()) return [];
    const rows = await tx.student.findMany({
      where: { AND: [whereStudent(ctx, { q, ...(!former && { school: '1' }) }, []), visibleStudents(ctx)] },
      orderBy: [{ leftOn: { sort: 'desc', nulls: 'first' } }, { name: 'asc' }, { id: 'asc' }],
      take: 20,
      select: { id: true, name: true, studentNo: true, programme: { select: { name: true } } },
    });
    return rows.map(({ id, name, studentNo: number, programme }) => ({
      ...{ code: id, number, label: `${name} ${number} ${programme.name}` },
    }));
  },
});

/** What a student's form offers. */
export const studentChoices = defineQuery({
  permission: 'students.write',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => {
    const at = { institutionId: ctx.institutionId };
    const orderBy = [{ name: 'asc' as const }, { id: 'asc' as const }];
    return {
      programmes: await tx.programme.findMany({ where: at, orderBy, select: { id: true, name: true } }),
      schoolClasses: await tx.schoolClass.findMany({
        where: { ...at, closedOn: null },
        orderBy,
        select: { id: true, name: true, programmeId: true },
      }),
      today: ctx.today,
    };
  },
});

/** How many of a filter's students are of each programme. */
export async function studentsByProgramme(tx: Tx, ctx: Ctx, filter: StudentFilter): Promise<Map<string, number>> {
  const where = await studentsWhere(tx, ctx, filter);
  return counted(tx, ctx, 'students.by.programmeId', where, async () => {
    const groups = await tx.student.groupBy({ by: ['programmeId'], where, _count: { _all: true } });
    return new Map(groups.map((each) => [each.programmeId, each._count._all]));
  });
}
