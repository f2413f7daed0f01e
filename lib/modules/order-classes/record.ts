import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, fromDbDate } from '@/lib/kernel/day';
import { fail, notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { countEmployments } from '@/lib/modules/employment/queries';
import { agreementInForceOn } from '@/lib/modules/partners/policy';
import { personNames } from '@/lib/modules/people/queries';
import { mayEdit, mayOnOrderClass, placeHeldOn, visibleOrderClasses } from './policy';
import { readCourses, readOrderClassRows } from './rows';
import { orderClassId } from './schema';
import type { ClassCourse, OrderClassForm, OrderClassRecord } from './types';
import { type ClassKind, type ClassState, FOUNDING_KINDS, SEATED_STATES, type Track } from './words';
import { CLASS_EVENTS, type ClassEvent, orderClassWorkflow } from './workflow';

type Stored = Prisma.OrderClassGetPayload<object>;
const label = (agreement: { number: string | null; title: string }) => agreement.number ?? agreement.title;

function toForm(c: Stored, partnerName: string): OrderClassForm {
  const { id, version, partnerId, name, programmeId, departmentId, platformId, headTeacherId, gradeYear } = c;
  const { plannedSeats, promisedJobs, mentorId, mentorName, planVersion, request, remark } = c;
  return {
    ...{ id, version, partnerId, partnerName, name, programmeId, departmentId, platformId, headTeacherId, gradeYear },
    ...{ plannedSeats, promisedJobs, mentorId, mentorName, planVersion, request, remark },
    kind: c.kind as ClassKind,
    track: c.track as Track,
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readOrderClassForm(tx: Tx, ctx: Ctx, id: string): Promise<OrderClassForm | null> {
  const found = await tx.orderClass.findFirst({
    where: { AND: [visibleOrderClasses(ctx), { id }] },
    include: { partner: { select: { name: true } } },
  });
  return found && toForm(found, found.partner.name);
}

async function readSteps(tx: Tx, ctx: Ctx, orderClassId: string): Promise<OrderClassRecord['steps']> {
  const steps = await tx.orderClassStep.findMany({
    where: { institutionId: ctx.institutionId, orderClassId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return steps.map((step) => ({
    ...{ id: step.id, reason: step.reason, at: step.at.toISOString() },
    event: step.event as ClassEvent | 'raise',
    to: step.toState as ClassState,
  }));
}

/** Agreements of the partner that are in force on the day: a class may run from it on one of these (Vocational Education Law, art. 40). */
export async function agreementsToRunOn(tx: Tx, ctx: Ctx, partnerId: string, on: Day) {
  const found = await tx.agreement.findMany({
    where: {
      AND: [
        { institutionId: ctx.institutionId, kind: { in: [...FOUNDING_KINDS] }, parties: { some: { partnerId } } },
        agreementInForceOn(on),
      ],
    },
    select: { id: true, number: true, title: true },
    orderBy: { id: 'asc' },
  });
  return found.map((each) => ({ id: each.id, label: label(each) }));
}

/** The hours of the listed courses; where none are listed, those that a ledger gave. */
function hoursOf(courses: ClassCourse[], given: Pick<Stored, 'enterpriseHours' | 'totalHours'>) {
  if (courses.length === 0)
    return given.totalHours === null ? null : { enterprise: given.enterpriseHours ?? 0, total: given.totalHours };
  const sum = (some: ClassCourse[]) => some.reduce((hours, each) => hours + each.hours, 0);
  return { enterprise: sum(courses.filter((each) => each.byEnterprise)), total: sum(courses) };
}

/** What the class's ids stand for; the agreement and platform only as far as the caller may see them. */
async function readLinks(tx: Tx, ctx: Ctx, c: Stored) {
  const at = { institutionId: ctx.institutionId };
  const agreement = c.agreementId
    ? await tx.agreement.findFirst({
        where: { ...at, id: c.agreementId },
        select: { id: true, number: true, title: true },
      })
    : null;
  const platform = c.platformId
    ? await tx.platform.findFirst({ where: { ...at, id: c.platformId }, select: { id: true, name: true } })
    : null;
  const mentor = c.mentorId
    ? await tx.contact.findFirst({ where: { ...at, id: c.mentorId }, select: { id: true, name: true, title: true } })
    : null;
  const teacher = c.headTeacherId ? (await personNames(tx, ctx))[c.headTeacherId] : null;
  return {
    agreement: agreement && { id: agreement.id, label: label(agreement) },
    platform,
    mentor,
    headTeacher: teacher ?? c.headTeacherName,
  };
}

/** What came of the class: who left it before its end, who was in it to the end, and whom its enterprise hired. */
async function readOutcome(tx: Tx, ctx: Ctx, { id, endedOn }: { id: string; endedOn: Date | null }) {
  const places = { institutionId: ctx.institutionId, orderClassId: id };
  const early = endedOn ? { lt: endedOn } : { not: null };
  const last = endedOn && addDays(fromDbDate(endedOn), -1);
  const sees = ctx.scope === 'staff' && grantOf(ctx.role, 'employment.read') !== null;
  return {
    left: await tx.roster.count({ where: { ...places, leftOn: early } }),
    finished: last === null ? null : await tx.roster.count({ where: { ...places, ...placeHeldOn(last) } }),
    hired: sees ? await countEmployments(tx, ctx, { orderClass: [id] }) : null,
  };
}

/** The record page: the class with its courses and steps, and what the caller may do. */
export const getOrderClass = defineQuery({
  permission: 'order-classes.read',
  input: orderClassId,
  run: async ({ tx, ctx, input: { id } }): Promise<OrderClassRecord> => {
    const where = { AND: [visibleOrderClasses(ctx), { id }] };
    const { orderClass: c, ...row } = (await readOrderClassRows(tx, ctx, { where }))[0] ?? notFound();
    const courses = await readCourses(tx, ctx, id);
    const events = CLASS_EVENTS.filter((event) => {
      const { from, permission } = orderClassWorkflow[event];
      return (from as readonly string[]).includes(c.state) && mayOnOrderClass(ctx, permission, c);
    });
    return {
      ...row,
      ...toForm(c, row.partner.name),
      ...(await readLinks(tx, ctx, c)),
      reason: c.reason,
      requestedOn: fromDbDate(c.requestedOn),
      endedOn: fromDbDate(c.endedOn),
      importedWithoutAgreement: c.state === 'RUNNING' && c.agreementId === null,
      ...(await readOutcome(tx, ctx, c)),
      hours: hoursOf(courses, c),
      courses,
      steps: await readSteps(tx, ctx, id),
      events,
      agreements: events.includes('start') ? await agreementsToRunOn(tx, ctx, c.partnerId, ctx.today) : [],
      may: {
        edit: mayEdit(ctx, c),
        courses: ctx.scope === 'staff' && mayEdit(ctx, c),
        raise: SEATED_STATES.some((state) => state === c.state) && mayOnOrderClass(ctx, 'order-classes.review', c),
      },
    };
  },
});

/** What happened with a class and its courses, newest first. */
export const orderClassTimeline = defineQuery({
  permission: 'order-classes.read',
  input: orderClassId,
  run: async ({ tx, ctx, input: { id } }) => {
    const found = await tx.orderClass.findFirst({
      where: { AND: [visibleOrderClasses(ctx), { id }] },
      select: { id: true },
    });
    if (!found) notFound();
    const courses = await readCourses(tx, ctx, id);
    // Every other step is told by the class's own change of state; of more seats the step alone holds the reason.
    const raised = await tx.orderClassStep.findMany({
      where: { institutionId: ctx.institutionId, orderClassId: id, event: 'raise' },
      select: { id: true },
    });
    const tables = ['order_classes', 'order_class_courses', 'order_class_steps'];
    const ids = [id, ...[...courses, ...raised].map((each) => each.id)];
    const changes = await recordTimeline(tx, ctx, { tables, ids });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});

/** The class, if the caller may change what it is made of. Throws NOT_FOUND or FORBIDDEN. For commands of what belongs to a class, too. */
export async function demandOrderClassFor(tx: Tx, ctx: Ctx, id: string) {
  const found = (await tx.orderClass.findFirst({ where: { AND: [visibleOrderClasses(ctx), { id }] } })) ?? notFound();
  if (ctx.scope === 'partner' || !mayEdit(ctx, found)) fail('FORBIDDEN', 'forbidden');
  return found;
}
