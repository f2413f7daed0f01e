import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { ageAndSexAllow } from '@/lib/modules/placements/rules';
import type { Hazard } from '@/lib/modules/placements/words';
import type { OwnChoiceFilter } from './list';
import type { ChoiceWindow } from './types';
import type { ChoiceMode } from './words';

const NOBODY = '00000000-0000-0000-0000-000000000000';

type Stored = {
  state: string;
  choosingMode: string | null;
  choosingFrom: Date | null;
  choosingTo: Date | null;
  choosingRanks: number;
  choosingEndedAt: Date | null;
};

/** How a plan's window stands on the day. Also what app.choosing asks in the database. */
export function windowOf(plan: Stored, today: Day): ChoiceWindow {
  const [from, to] = [fromDbDate(plan.choosingFrom), fromDbDate(plan.choosingTo)];
  const mode = plan.choosingMode as ChoiceMode | null;
  const days = { mode, from, to, ranks: plan.choosingRanks };
  if (!mode || !from || !to) return { ...days, state: 'NONE' };
  if (plan.choosingEndedAt || to < today || ['CLOSED', 'CANCELLED'].includes(plan.state))
    return { ...days, state: 'OVER' };
  return { ...days, state: from > today || plan.state !== 'APPROVED' ? 'BEFORE' : 'OPEN' };
}

type Student = {
  schoolClassId: string | null;
  programmeId: string;
  birthOn: Date | null;
  sex: string | null;
  rosters: { orderClassId: string }[];
};
export const STUDENT_FACTS = {
  ...{ schoolClassId: true, programmeId: true, birthOn: true, sex: true },
  rosters: { where: { leftOn: null }, select: { orderClassId: true } },
} as const satisfies Prisma.StudentSelect;

/** The approved plans that are for the student: what `studentsOfPlan` says, from the other end. */
export function plansForStudent(ctx: Ctx, student: Student): Prisma.InternshipPlanWhereInput {
  const orderClassId = { in: student.rosters.map((each) => each.orderClassId) };
  return {
    ...{ institutionId: ctx.institutionId, state: 'APPROVED', kind: 'POST' },
    AND: [
      { OR: [{ schoolClassId: null }, { schoolClassId: student.schoolClassId ?? NOBODY }] },
      { OR: [{ orderClassId: null }, { orderClassId }] },
      {
        OR: [{ schoolClassId: { not: null } }, { orderClassId: { not: null } }, { programmeId: student.programmeId }],
      },
    ],
  };
}

type Post = { hazards: string[]; intensity: number | null; programmes: { programmeId: string }[] };

/** Whether the post is for the student's programme: one that names none is for all. */
export const fitsProgramme = (post: Pick<Post, 'programmes'>, { programmeId }: { programmeId: string }): boolean =>
  post.programmes.length === 0 || post.programmes.some((each) => each.programmeId === programmeId);

/** Whether the post is barred for the student for its age or sex when the internship starts (articles 16 and 17). */
export function barredFor(post: Post, student: Pick<Student, 'birthOn' | 'sex'>, startsOn: Date): boolean {
  const { hazards, intensity } = post;
  const person = { birthOn: fromDbDate(student.birthOn), sex: student.sex, day: fromDbDate(startsOn) };
  return !ageAndSexAllow({ ...person, post: { intensity, hazards: hazards as Hazard[] } });
}

/** Posts on offer on the day. */
export const offeredOn = (today: Date): Prisma.InternshipPostWhereInput => ({
  state: 'PUBLISHED',
  validTo: { gte: today },
});

/** The requests for an own enterprise that the caller may see and, with the permission, decide: a teacher those of its plans and classes, a student its own. */
export function visibleOwnChoices(ctx: Ctx): Prisma.OwnChoiceWhereInput {
  const at = { institutionId: ctx.institutionId };
  if (ctx.scope === 'system') return at;
  if (ctx.scope === 'student') return { ...at, studentId: ctx.studentId ?? NOBODY };
  switch (ctx.scope === 'staff' ? grantOf(ctx.role, 'choices.decide') : null) {
    case 'all':
      return at;
    case 'department':
      return { ...at, student: { programme: { departmentId: ctx.departmentId ?? NOBODY } } };
    case 'own': {
      const own = { student: { schoolClass: { headTeacherId: ctx.membershipId } } };
      return { ...at, OR: [{ plan: { teacherId: ctx.membershipId } }, own] };
    }
    default:
      return { ...at, id: NOBODY };
  }
}

/** The one filter of these requests: list, count and home all go through it. */
export function whereOwnChoice(ctx: Ctx, filter: OwnChoiceFilter): Prisma.OwnChoiceWhereInput {
  const parts: Prisma.OwnChoiceWhereInput[] = [];
  if (filter.state?.length) parts.push({ state: { in: filter.state } });
  if (filter.plan?.length) parts.push({ planId: { in: filter.plan } });
  return { AND: [visibleOwnChoices(ctx), ...parts] };
}
