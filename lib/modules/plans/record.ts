import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import type { JournalEvery } from '@/lib/modules/following/words';
import { departmentNames, personNames } from '@/lib/modules/people/queries';
import { openChecks } from '@/lib/modules/placements/checks';
import { readFacts } from '@/lib/modules/placements/facts';
import { CHECKS, type PlacementKind, type PlacementState, type Stage } from '@/lib/modules/placements/words';
import { mayOnPlan, studentsOfPlan, visiblePlans } from './policy';
import { planId } from './schema';
import type { PlanForm, PlanRecord, Readiness } from './types';
import type { PlanState } from './words';
import { PLAN_EVENTS, planWorkflow } from './workflow';

type Stored = Prisma.InternshipPlanGetPayload<object>;

function toForm(p: Stored): PlanForm {
  const { id, version, name, departmentId, programmeId, schoolClassId, orderClassId, teacherId } = p;
  return {
    ...{ id, version, name, departmentId, programmeId, schoolClassId, orderClassId, teacherId },
    ...{ tasks: p.tasks, safetyRules: p.safetyRules, filingNo: p.filingNo },
    journalEvery: p.journalEvery as JournalEvery,
    visitEvery: p.visitEvery,
    credits: p.credits === null ? null : Number(p.credits),
    kind: p.kind as PlacementKind,
    stage: p.stage as Stage | null,
    startsOn: fromDbDate(p.startsOn),
    endsOn: fromDbDate(p.endsOn),
    madeOn: fromDbDate(p.madeOn),
    safetyRulesOn: fromDbDate(p.safetyRulesOn),
    filedOn: fromDbDate(p.filedOn),
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readPlanForm(tx: Tx, ctx: Ctx, id: string): Promise<PlanForm | null> {
  const found = await tx.internshipPlan.findFirst({ where: { AND: [visiblePlans(ctx), { id }] } });
  return found && toForm(found);
}

/** How far each student of the plan is: the checks that are open and the rules that are broken. */
async function readiness(tx: Tx, ctx: Ctx, id: string): Promise<Readiness[]> {
  const where = { institutionId: ctx.institutionId, planId: id, state: { not: 'CANCELLED' } };
  const found = await tx.placement.findMany({
    where,
    orderBy: [{ student: { studentNo: 'asc' } }, { id: 'asc' }],
    select: {
      ...{ id: true, version: true, job: true, state: true, broken: true, endsOn: true },
      student: { select: { id: true, name: true, studentNo: true } },
      partner: { select: { id: true, name: true } },
    },
  });
  const open = new Map((await readFacts(tx, ctx, where)).map((facts) => [facts.id, openChecks(facts)]));
  return found.map(({ student, ...each }) => ({
    ...{ id: each.id, version: each.version, job: each.job, broken: each.broken, partner: each.partner },
    student: { id: student.id, name: student.name },
    studentNo: student.studentNo,
    state: each.state as PlacementState,
    over: fromDbDate(each.endsOn) <= ctx.today,
    open: open.get(each.id) ?? [],
  }));
}

/** Students for whom the plan is and who have no placement in it. */
async function readUnplaced(tx: Tx, ctx: Ctx, plan: Stored): Promise<PlanRecord['unplaced']> {
  return tx.student.findMany({
    where: {
      ...studentsOfPlan(ctx, plan),
      placements: { none: { planId: plan.id, state: { not: 'CANCELLED' } } },
    },
    orderBy: [{ studentNo: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, studentNo: true },
    take: 300,
  });
}

/** Posts on offer with slots left, the fitting ones of the plan's programme first read. */
export async function readPosts(tx: Tx, ctx: Ctx, plan: Stored): Promise<PlanRecord['posts']> {
  const { programmeId } = plan;
  const posts = await tx.internshipPost.findMany({
    where: {
      ...{ institutionId: ctx.institutionId, state: 'PUBLISHED', validTo: { gte: toDbDate(ctx.today) } },
      ...(programmeId && { OR: [{ programmes: { none: {} } }, { programmes: { some: { programmeId } } }] }),
    },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true, slots: true, taken: true, partner: { select: { name: true } } },
    take: 500,
  });
  return posts
    .map(({ id, title, slots, taken, partner }) => ({ id, title, partner: partner.name, left: slots - taken }))
    .filter(({ left }) => left > 0);
}

/** What plans say and whom they are for by name, for their sheet. */
export async function readPlanSheet(tx: Tx, ctx: Ctx, ids: string[]) {
  const name = { select: { name: true } } as const;
  const found = await tx.internshipPlan.findMany({
    where: { AND: [visiblePlans(ctx), { id: { in: ids } }] },
    include: { programme: name, schoolClass: name, orderClass: name },
  });
  return found.map(({ programme, schoolClass, orderClass, ...plan }) => ({
    ...{ id: plan.id, form: toForm(plan), programme: programme?.name ?? null },
    ...{ schoolClass: schoolClass?.name ?? null, orderClass: orderClass?.name ?? null },
  }));
}

const named = { select: { id: true, name: true } } as const;

/** The record page: the plan, how far its students are, and what the caller may do. */
export const getPlan = defineQuery({
  permission: 'plans.read',
  input: planId,
  run: async ({ tx, ctx, input: { id } }): Promise<PlanRecord> => {
    const where = { AND: [visiblePlans(ctx), { id }] };
    const include = { programme: named, schoolClass: named, orderClass: named } as const;
    const { programme, schoolClass, orderClass, ...plan } =
      (await tx.internshipPlan.findFirst({ where, include })) ?? notFound();
    const students = await readiness(tx, ctx, id);
    const departments = await departmentNames(tx, ctx);
    const people = await personNames(tx, ctx);
    const open = !['CLOSED', 'CANCELLED'].includes(plan.state);
    const place = open && mayOnPlan(ctx, 'placements.write', plan);
    return {
      ...toForm(plan),
      ...{ programme, schoolClass, orderClass, students, reason: plan.reason },
      state: plan.state as PlanState,
      department: plan.departmentId ? (departments[plan.departmentId] ?? null) : null,
      teacher: plan.teacherId ? (people[plan.teacherId] ?? null) : null,
      unplaced: await readUnplaced(tx, ctx, plan),
      posts: place ? await readPosts(tx, ctx, plan) : [],
      checks: CHECKS.map((check) => ({ check, met: students.filter((each) => !each.open.includes(check)).length })),
      events: PLAN_EVENTS.filter((event) => {
        const { from, permission } = planWorkflow[event];
        return (from as readonly string[]).includes(plan.state) && mayOnPlan(ctx, permission, plan);
      }),
      may: {
        ...{ edit: open && mayOnPlan(ctx, 'plans.write', plan), place },
        approve: open && mayOnPlan(ctx, 'placements.approve', plan),
      },
    };
  },
});

/** What happened with a plan, newest first. */
export const planTimeline = defineQuery({
  permission: 'plans.read',
  input: planId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await readPlanForm(tx, ctx, id))) notFound();
    const changes = await recordTimeline(tx, ctx, { tables: ['internship_plans'], ids: [id] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
