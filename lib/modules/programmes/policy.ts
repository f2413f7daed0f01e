import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { eventsFrom } from '@/lib/kernel/transition';
import { tokensMatch } from '@/lib/search/where';
import type { AdjustmentFilter, IntakeFilter, ProgrammeFilter } from './list';
import { ADJUSTMENT_STATES, type ProgrammeState } from './words';
import { adjustmentWorkflow } from './workflow';

type Where = Prisma.ProgrammeWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The programmes that the caller may see: the college's people all, others none here. */
export function visibleProgrammes(ctx: Ctx): Where {
  const mine: Where = { institutionId: ctx.institutionId };
  return ctx.scope === 'staff' || ctx.scope === 'system' ? mine : { ...mine, id: NOBODY };
}

/** Whatever holds from startedOn up to and without endedOn, on the day. */
export function heldOn(day: Day) {
  const on = toDbDate(day);
  return { startedOn: { lte: on }, OR: [{ endedOn: null }, { endedOn: { gt: on } }] };
}

/** Programmes in one of the states on the day. */
export function inStatesOn(states: readonly ProgrammeState[], day: Day): Where {
  return { periods: { some: { state: { in: [...states] }, ...heldOn(day) } } };
}

/** Students in school on the day. */
export function inSchoolOn(day: Day): Prisma.StudentWhereInput {
  const on = toDbDate(day);
  return { enrolledOn: { lte: on }, OR: [{ leftOn: null }, { leftOn: { gt: on } }] };
}

/** Students with a place on the day in a class that runs on the day. */
export function inOrderClassOn(day: Day): Prisma.StudentWhereInput {
  const on = toDbDate(day);
  const place = { joinedOn: { lte: on }, OR: [{ leftOn: null }, { leftOn: { gt: on } }] };
  return { rosters: { some: { ...place, orderClass: heldOn(day) } } };
}

/** Programmes of these chains; NONE for those of none. */
export function onChains(codes: readonly string[]): Where {
  const named = codes.filter((code) => code !== 'NONE');
  const parts: Where[] = [];
  if (named.length > 0) parts.push({ chain: { is: { dictionary: 'CHAIN', code: { in: named } } } });
  if (named.length < codes.length) parts.push({ chainId: null });
  return { OR: parts };
}

/** The one filter of programmes: list, count, facets, export and figures all go through it. */
export function whereProgramme(ctx: Ctx, filter: ProgrammeFilter): Where {
  const day = filter.on ?? ctx.today;
  const parts: Where[] = [];
  if (filter.state?.length) parts.push(inStatesOn(filter.state, day));
  if (filter.chain?.length) parts.push(onChains(filter.chain));
  if (filter.level?.length) parts.push({ level: { in: filter.level } });
  if (filter.department?.length) parts.push({ departmentId: { in: filter.department } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.q) parts.push(tokensMatch(filter.q));
  return { AND: [visibleProgrammes(ctx), ...parts] };
}

/** The one filter of enrolment: list, totals, facets and export all go through it. */
export function whereIntake(ctx: Ctx, filter: IntakeFilter): Prisma.ProgrammeIntakeWhereInput {
  const { q, department, year, batch } = filter;
  return {
    institutionId: ctx.institutionId,
    programme: whereProgramme(ctx, { q, department }),
    ...(year?.length && { year: { in: year.map(Number) } }),
    ...(batch?.length && { importBatchId: { in: batch } }),
  };
}

type Belongs = { departmentId: string | null };

/** Whether the caller may use the permission on this programme: a department's on its own. */
export function mayOnProgramme(ctx: Ctx, permission: Permission, programme: Belongs): boolean {
  const grant = grantOf(ctx.role, permission);
  if (grant === 'all') return true;
  return grant === 'department' && ctx.departmentId !== null && programme.departmentId === ctx.departmentId;
}

/** The adjustments of a year whose next step is the caller's. */
export function waitingFor(ctx: Ctx): Prisma.ProgrammeAdjustmentWhereInput {
  const states = ADJUSTMENT_STATES.filter((state) => eventsFrom(adjustmentWorkflow, state, ctx.role).length > 0);
  const own = grantOf(ctx.role, 'programmes.propose') === 'department';
  return {
    institutionId: ctx.institutionId,
    state: { in: states },
    ...(own && { programme: { departmentId: ctx.departmentId ?? NOBODY } }),
  };
}

/** The year that the matrix shows. */
export const yearOf = (ctx: Pick<Ctx, 'today'>, filter: AdjustmentFilter): number =>
  Number(filter.year ?? ctx.today.slice(0, 4));

/** The day as of which the matrix of a year is read: its last, or today while it runs. */
export function matrixDay(ctx: Pick<Ctx, 'today'>, year: number): Day {
  const last = `${year}-12-31`;
  return last < ctx.today ? last : ctx.today;
}

/** The one filter of the yearly matrix: programmes by what was proposed or decided in the year. */
export function whereMatrix(ctx: Ctx, filter: AdjustmentFilter): Where {
  const at = { year: yearOf(ctx, filter) };
  const parts: Where[] = [];
  const { list = [], state = [] } = filter;
  const named = list.flatMap((each) => (each === 'NONE' ? [] : [each]));
  const byList: Where[] = [];
  if (named.length > 0)
    byList.push({
      adjustments: { some: { ...at, OR: [{ decision: { in: named } }, { decision: null, proposal: { in: named } }] } },
    });
  if (named.length < list.length) byList.push({ adjustments: { none: at } });
  if (byList.length > 0) parts.push({ OR: byList });
  if (state.length > 0) parts.push({ adjustments: { some: { ...at, state: { in: state } } } });
  if (filter.waiting) parts.push({ adjustments: { some: { ...at, ...waitingFor(ctx) } } });
  const { q, department, chain } = filter;
  // One that was withdrawn in the meantime stays where something was decided on it.
  const shown: Where = {
    OR: [inStatesOn(['NEW', 'ENROLLING', 'STOPPED'], matrixDay(ctx, at.year)), { adjustments: { some: at } }],
  };
  return { AND: [whereProgramme(ctx, { q, department, chain }), shown, ...parts] };
}
