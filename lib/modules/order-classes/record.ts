import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { agreementInForceOn } from '@/lib/modules/partners/policy';
import { personNames } from '@/lib/modules/people/queries';
import { mayOnOrderClass, visibleOrderClasses } from './policy';
import { readOrderClassRows } from './rows';
import { orderClassId } from './schema';
import type { ClassMember, OrderClassRecord } from './types';
import type { ClassState } from './words';
import { CLASS_EVENTS, type ClassEvent, orderClassWorkflow } from './workflow';

const label = (agreement: { number: string | null; title: string }) => agreement.number ?? agreement.title;

async function readMembers(tx: Tx, ctx: Ctx, orderClassId: string): Promise<ClassMember[]> {
  const rows = await tx.roster.findMany({
    where: { institutionId: ctx.institutionId, orderClassId },
    include: { student: { select: { studentNo: true, name: true } } },
    orderBy: [{ leftOn: { sort: 'desc', nulls: 'first' } }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    ...{ id: row.id, apprenticeAgreementNo: row.apprenticeAgreementNo },
    // The database hides students who left from the partner.
    studentNo: row.student?.studentNo ?? '',
    name: row.student?.name ?? '',
    joinedOn: fromDbDate(row.joinedOn),
    leftOn: fromDbDate(row.leftOn),
  }));
}

async function readSteps(tx: Tx, ctx: Ctx, orderClassId: string): Promise<OrderClassRecord['steps']> {
  const steps = await tx.orderClassStep.findMany({
    where: { institutionId: ctx.institutionId, orderClassId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return steps.map((step) => ({
    ...{ id: step.id, reason: step.reason, at: step.at.toISOString() },
    event: step.event as ClassEvent,
    to: step.toState as ClassState,
  }));
}

/** Agreements of the partner that are in force: a class may run on one of these (Vocational Education Law, art. 40). */
export async function agreementsToRunOn(tx: Tx, ctx: Ctx, partnerId: string) {
  const found = await tx.agreement.findMany({
    where: {
      AND: [{ institutionId: ctx.institutionId, parties: { some: { partnerId } } }, agreementInForceOn(ctx.today)],
    },
    select: { id: true, number: true, title: true },
    orderBy: { id: 'asc' },
  });
  return found.map((each) => ({ id: each.id, label: label(each) }));
}

/** The record page: the class with its courses, roster and steps, and what the caller may do. */
export const getOrderClass = defineQuery({
  permission: 'order-classes.read',
  input: orderClassId,
  run: async ({ tx, ctx, input: { id } }): Promise<OrderClassRecord> => {
    const where = { AND: [visibleOrderClasses(ctx), { id }] };
    const found =
      (await tx.orderClass.findFirst({
        where,
        include: {
          courses: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
          agreement: { select: { id: true, number: true, title: true } },
          mentor: { select: { name: true } },
        },
      })) ?? notFound();
    const row = (await readOrderClassRows(tx, ctx, { where }))[0] ?? notFound();
    const { courses, agreement } = found;
    const counted = {
      enterprise: courses.reduce((sum, each) => sum + (each.byEnterprise ? each.hours : 0), 0),
      total: courses.reduce((sum, each) => sum + each.hours, 0),
    };
    const given =
      found.totalHours === null ? null : { enterprise: found.enterpriseHours ?? 0, total: found.totalHours };
    const teacher = found.headTeacherId ? (await personNames(tx, ctx))[found.headTeacherId] : null;
    const events = CLASS_EVENTS.filter((event) => {
      const { from, permission } = orderClassWorkflow[event];
      return (from as readonly string[]).includes(found.state) && mayOnOrderClass(ctx, permission, found);
    });
    return {
      ...row,
      ...{ version: found.version, promisedJobs: found.promisedJobs, request: found.request, reason: found.reason },
      headTeacher: teacher ?? found.headTeacherName,
      mentor: found.mentor?.name ?? found.mentorName,
      requestedOn: fromDbDate(found.requestedOn),
      endedOn: fromDbDate(found.endedOn),
      agreement: agreement ? { id: agreement.id, label: label(agreement) } : null,
      hours: courses.length > 0 ? counted : given,
      courses: courses.map(({ id, name, hours, byEnterprise, teacher }) => ({
        id,
        name,
        hours,
        byEnterprise,
        teacher,
      })),
      members: await readMembers(tx, ctx, id),
      steps: await readSteps(tx, ctx, id),
      events,
      agreements: events.includes('start') ? await agreementsToRunOn(tx, ctx, found.partnerId) : [],
    };
  },
});
