import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import { checkIdCard } from '@/lib/identifiers/id-card';
import { readPhone } from '@/lib/identifiers/phone';
import type { Ctx } from '@/lib/kernel/context';
import { blindIndex } from '@/lib/kernel/crypto';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { placeHeldOn, runningOn } from '@/lib/modules/order-classes/policy';
import { type PlanOf, studentsOfPlan } from '@/lib/modules/plans/policy';
import { inSchoolOn } from '@/lib/modules/programmes/policy';
import { tokensMatch } from '@/lib/search/where';
import type { StudentFilter } from './list';
import { ADULT_YEARS } from './words';

type Where = Prisma.StudentWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Students whom a teacher has: as head of the administrative class or of the class trained with an enterprise, or as guide of their internship. */
const taughtBy = (membershipId: string): Where => ({
  OR: [
    { schoolClass: { headTeacherId: membershipId } },
    { rosters: { some: { orderClass: { headTeacherId: membershipId } } } },
    { placements: { some: { teacherId: membershipId, state: { not: 'CANCELLED' } } } },
  ],
});

/** The students whom the caller may see: the office and leaders all, a department its own, a teacher his own, a student itself. */
export function visibleStudents(ctx: Ctx): Where {
  const at: Where = { institutionId: ctx.institutionId };
  if (ctx.scope === 'system') return at;
  if (ctx.scope === 'student') return { ...at, id: ctx.studentId ?? NOBODY };
  switch (ctx.scope === 'staff' ? grantOf(ctx.role, 'students.read') : null) {
    case 'all':
      return at;
    case 'department':
      return { ...at, programme: { departmentId: ctx.departmentId ?? NOBODY } };
    case 'own':
      return { ...at, ...taughtBy(ctx.membershipId) };
    default:
      return { ...at, id: NOBODY };
  }
}

/** The day on which somebody who is an adult today from then on was born at the latest. */
function adultSince(day: Day): Date {
  const year = Number(day.slice(0, 4)) - ADULT_YEARS;
  return new Date(Date.UTC(year, Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))));
}

/** Whether somebody is a minor on the day; unknown age counts as adult. */
export function isMinor(birthOn: Date | null, day: Day): boolean {
  return birthOn !== null && birthOn > adultSince(day);
}

/** By name, pinyin or number; a whole identity number or phone number by its blind index. */
function byText(q: string): Where {
  const alternatives: Where[] = [tokensMatch(q)];
  const card = checkIdCard(q);
  if (card.ok) alternatives.push({ idCardIndex: blindIndex(card.number, 'idCard') });
  const { kind, phone } = readPhone(q);
  if (kind === 'mobile') alternatives.push({ phoneIndex: blindIndex(phone) });
  return { OR: alternatives };
}

/** What the filter is read with: the plans for whose students places are sought. */
export type Plans = readonly PlanOf[];

/** Without a place in one of these plans, which is for them. */
const unplacedIn = (ctx: Ctx, plans: Plans): Where => ({
  // An OR of nothing would be no condition at all.
  OR: [
    { id: NOBODY },
    ...plans.map((plan) => ({
      AND: [studentsOfPlan(ctx, plan), { placements: { none: { planId: plan.id, state: { not: 'CANCELLED' } } } }],
    })),
  ],
});

/** The one filter of students: list, count, facets, export and figures all go through it. */
export function whereStudent(ctx: Ctx, filter: StudentFilter, plans: Plans): Where {
  const day = filter.on ?? ctx.today;
  const parts: Where[] = [];
  if (filter.state?.length) parts.push({ state: { in: filter.state } });
  if (filter.school) parts.push(inSchoolOn(day));
  if (filter.rostered) parts.push({ rosters: { some: { ...placeHeldOn(day), orderClass: runningOn(day) } } });
  if (filter.programme?.length) parts.push({ programmeId: { in: filter.programme } });
  if (filter.department?.length) parts.push({ programme: { departmentId: { in: filter.department } } });
  if (filter.group?.length) parts.push({ schoolClassId: { in: filter.group } });
  if (filter.grade?.length) parts.push({ gradeYear: { in: filter.grade.map(Number).filter(Number.isInteger) } });
  if (filter.orderClass?.length)
    parts.push({ rosters: { some: { ...placeHeldOn(day), orderClassId: { in: filter.orderClass } } } });
  if (filter.unplaced) parts.push(unplacedIn(ctx, plans));
  if (filter.minor) parts.push({ birthOn: { gt: adultSince(ctx.today) } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.q) parts.push(byText(filter.q));
  return { AND: [visibleStudents(ctx), ...parts] };
}

type Belongs = { programme: { departmentId: string | null } };

/** Whether the caller may use the permission on this student, whom he sees: a department's on its own, a teacher's on his own. */
export function mayOnStudent(ctx: Ctx, permission: Permission, student: Belongs): boolean {
  switch (ctx.scope === 'staff' ? grantOf(ctx.role, permission) : null) {
    case 'all':
    case 'own':
      return true;
    case 'department':
      return ctx.departmentId !== null && student.programme.departmentId === ctx.departmentId;
    default:
      return false;
  }
}

/** Days of a student's row. */
export const dayOf = (date: Date | null) => (date ? fromDbDate(date) : null);
export const dbDay = (day: Day | null) => (day ? toDbDate(day) : null);
