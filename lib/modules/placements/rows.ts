import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { personNames } from '@/lib/modules/people/queries';
import type { PlacementRow } from './types';
import type { Grade, PlacementKind, PlacementState } from './words';

type Find = {
  where: Prisma.PlacementWhereInput;
  orderBy?: Prisma.PlacementOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

const select = {
  ...{ id: true, version: true, job: true, kind: true, state: true, broken: true, startsOn: true, endsOn: true },
  ...{ teacherId: true, teacherName: true, mentorId: true, mentorName: true, pay: true, grade: true },
  student: {
    select: {
      ...{ id: true, name: true, studentNo: true },
      schoolClass: { select: { name: true } },
      programme: { select: { name: true } },
    },
  },
  partner: { select: { id: true, name: true } },
} as const satisfies Prisma.PlacementSelect;

/** Rows for the list and the export: one read, with the names of those who guide. */
export async function readPlacementRows(tx: Tx, ctx: Ctx, find: Find): Promise<PlacementRow[]> {
  const found = await tx.placement.findMany({ ...find, select });
  const people = await personNames(tx, ctx);
  return found.map(({ student, teacherId, teacherName, mentorId, mentorName, ...each }) => ({
    ...{ id: each.id, version: each.version, job: each.job, broken: each.broken, pay: each.pay, partner: each.partner },
    student: { id: student.id, name: student.name },
    studentNo: student.studentNo,
    schoolClass: student.schoolClass?.name ?? null,
    programme: student.programme.name,
    kind: each.kind as PlacementKind,
    state: each.state as PlacementState,
    startsOn: fromDbDate(each.startsOn),
    endsOn: fromDbDate(each.endsOn),
    teacher: (teacherId && people[teacherId]) || teacherName,
    mentor: (mentorId && people[mentorId]) || mentorName,
    grade: each.grade as Grade | null,
  }));
}
