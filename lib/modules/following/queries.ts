import 'server-only';
import { z } from 'zod';
import { addDays, daysBetween, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { personNames } from '@/lib/modules/people/queries';
import { mayOnPlacement, visiblePlacements } from '@/lib/modules/placements/policy';
import { findPlacement, mondayOf } from '@/lib/modules/placements/record';
import { visibleInternVisits } from './policy';
import { visitsDue } from './reasons';
import { readCallRows, readVisitRows } from './rows';
import { ofPlacement, ofPlan, ofStudent, visitId, weekOfInput } from './schema';
import type { CallRow, Following, InternRow, InternVisitRecord, VisitRow } from './types';
import type { Reason } from './words';

/** Whom the caller is to call today, the most urgent first. */
export const callsToday = defineQuery({
  permission: 'placements.guide',
  input: z.strictObject({}),
  run: ({ tx, ctx }): Promise<CallRow[]> => readCallRows(tx, ctx),
});

const LATEST = 5;

/** The latest visits to interns whom the caller sees. */
export const latestVisits = defineQuery({
  permission: 'placements.guide',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<VisitRow[]> => readVisitRows(tx, ctx, {}, LATEST),
});

/** Teachers' visits to a student's internships, newest first, as far as the caller sees them. */
export const visitsOfStudent = defineQuery({
  permission: 'plans.read',
  input: ofStudent,
  run: ({ tx, ctx, input: { studentId } }): Promise<VisitRow[]> =>
    readVisitRows(tx, ctx, { placements: { some: { placement: { AND: [visiblePlacements(ctx), { studentId }] } } } }),
});

const PASSED = ['EXCELLENT', 'GOOD', 'PASSED'];

/** Visits, calls and credits of one internship, for the college's people. */
export const followingOf = defineQuery({
  permission: 'plans.read',
  input: ofPlacement,
  run: async ({ tx, ctx, input: { placementId } }): Promise<Following> => {
    const found = (await findPlacement(tx, ctx, placementId)) ?? notFound();
    const at = { institutionId: ctx.institutionId };
    const plan = found.planId
      ? await tx.internshipPlan.findFirst({
          where: { ...at, id: found.planId },
          select: { visitEvery: true, credits: true },
        })
      : null;
    const people = await personNames(tx, ctx);
    const calls = await tx.internCall.findMany({
      where: { ...at, placementId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 100,
    });
    const ended = fromDbDate(found.endedOn ?? found.endsOn);
    return {
      visits: await readVisitRows(tx, ctx, { placements: { some: { placementId } } }),
      due: visitsDue(fromDbDate(found.startsOn), ended, plan?.visitEvery ?? null, ctx.today),
      calls: calls.map(({ id, calledOn, calledById, note, reasons }) => ({
        ...{ id, note, on: fromDbDate(calledOn), by: people[calledById] ?? '', reasons: reasons as Reason[] },
      })),
      credits: plan?.credits && found.grade && PASSED.includes(found.grade) ? Number(plan.credits) : null,
      may: { guide: ['STARTED', 'ENDED'].includes(found.state) && mayOnPlacement(ctx, 'placements.guide', found) },
    };
  },
});

/** How many visits of those due a plan's interns have had: an intern seen twice for one that was due counts once. */
export const planVisits = defineQuery({
  permission: 'plans.read',
  input: ofPlan,
  run: async ({ tx, ctx, input: { planId } }): Promise<{ done: number; due: number } | null> => {
    const at = { institutionId: ctx.institutionId };
    const plan = await tx.internshipPlan.findFirst({ where: { ...at, id: planId }, select: { visitEvery: true } });
    if (!plan || plan.visitEvery === null) return null;
    const placements = await tx.placement.findMany({
      where: { ...at, planId, state: { in: ['STARTED', 'ENDED'] } },
      select: { startsOn: true, endsOn: true, endedOn: true, _count: { select: { visits: true } } },
    });
    let [done, due] = [0, 0];
    for (const { startsOn, endsOn, endedOn, _count } of placements) {
      const asked = visitsDue(fromDbDate(startsOn), fromDbDate(endedOn ?? endsOn), plan.visitEvery, ctx.today) ?? 0;
      due += asked;
      done += Math.min(asked, _count.visits);
    }
    return { done, due };
  },
});

/** Whom a new visit may be to: the interns of the same enterprise that the caller guides. */
export const newInternVisit = defineQuery({
  permission: 'placements.guide',
  input: ofPlacement,
  run: async ({ tx, ctx, input: { placementId } }) => {
    const found = (await findPlacement(tx, ctx, placementId)) ?? notFound();
    if (!mayOnPlacement(ctx, 'placements.guide', found)) fail('FORBIDDEN', 'forbidden');
    const beside = await tx.placement.findMany({
      where: {
        AND: [visiblePlacements(ctx), { partnerId: found.partnerId, OR: [{ id: placementId }, { state: 'STARTED' }] }],
      },
      select: {
        ...{ id: true, job: true, partnerId: true, studentId: true, teacherId: true, mentorId: true },
        plan: { select: { teacherId: true } },
        student: { select: { name: true, programme: { select: { departmentId: true } } } },
      },
      orderBy: [{ student: { name: 'asc' } }, { id: 'asc' }],
      take: 100,
    });
    const interns = beside.filter((each) => mayOnPlacement(ctx, 'placements.guide', each));
    return {
      ...{ today: ctx.today, partner: found.partner },
      interns: interns.map(({ id, job, student }) => ({ id, job, name: student.name })),
    };
  },
});

/** The record page of a visit. */
export const getInternVisit = defineQuery({
  permission: 'placements.guide',
  input: visitId,
  run: async ({ tx, ctx, input: { id } }): Promise<InternVisitRecord> => {
    const [row] = await readVisitRows(tx, ctx, { id });
    if (!row) notFound();
    const at = { institutionId: ctx.institutionId };
    const visit = await tx.internVisit.findFirstOrThrow({
      where: { ...at, id },
      select: { version: true, teacherId: true, partner: { select: { id: true, name: true } } },
    });
    const seen = await tx.placement.findMany({
      where: { AND: [visiblePlacements(ctx), { visits: { some: { visitId: id } } }] },
      select: { id: true, job: true, student: { select: { name: true } } },
      orderBy: [{ student: { name: 'asc' } }, { id: 'asc' }],
    });
    return {
      ...{ ...row, version: visit.version, partner: visit.partner },
      interns: seen.map((each) => ({ id: each.id, job: each.job, name: each.student.name })),
      may: { edit: visit.teacherId === ctx.membershipId },
    };
  },
});

/** What happened with a visit, newest first. */
export const internVisitTimeline = defineQuery({
  permission: 'placements.guide',
  input: visitId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await tx.internVisit.count({ where: { AND: [visibleInternVisits(ctx), { id }] } }))) notFound();
    const changes = await recordTimeline(tx, ctx, { tables: ['intern_visits'], ids: [id] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});

const ASSESS_DAYS = 14;

/** The interns of a mentor or of an enterprise in one week: who was there, and whose assessment is asked for. */
export const internsOfWeek = defineQuery({
  permission: 'placements.confirm',
  input: weekOfInput,
  run: async ({ tx, ctx, input }): Promise<{ weekOn: string; today: string; interns: InternRow[] }> => {
    const weekOn = mondayOf(input.weekOn && input.weekOn <= ctx.today ? input.weekOn : ctx.today);
    const on = toDbDate(weekOn);
    const found = await tx.placement.findMany({
      where: {
        AND: [
          visiblePlacements(ctx),
          { state: { in: ['STARTED', 'ENDED'] }, OR: [{ state: 'STARTED' }, { enterpriseScore: null }] },
        ],
      },
      include: {
        student: { select: { name: true, schoolClass: { select: { name: true } } } },
        weeks: { where: { weekOn: on } },
      },
      orderBy: [{ endsOn: 'asc' }, { id: 'asc' }],
      take: 200,
    });
    return {
      ...{ weekOn, today: ctx.today },
      interns: found.map(({ id, version, job, student, weeks: [week], ...p }) => ({
        ...{ id, version, job, name: student.name, schoolClass: student.schoolClass?.name ?? null },
        there: fromDbDate(p.startsOn) <= addDays(weekOn, 6) && fromDbDate(p.endedOn ?? p.endsOn) >= weekOn,
        ...{ present: week?.present ?? null, note: week?.note ?? null },
        assess: p.enterpriseScore === null && daysBetween(ctx.today, fromDbDate(p.endsOn)) <= ASSESS_DAYS,
        score: p.enterpriseScore === null ? null : Number(p.enterpriseScore),
      })),
    };
  },
});
