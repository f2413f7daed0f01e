import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { maskPhone, normalisePhone } from '@/lib/identifiers/phone';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { encryptText } from '@/lib/kernel/crypto';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand, defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { updateVersioned } from '@/lib/kernel/version';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { personNames } from '@/lib/modules/people/queries';
import { isMinor } from '@/lib/modules/students/policy';
import { type OwnChoiceFilter, ownChoiceList } from './list';
import { plansForStudent, STUDENT_FACTS, visibleOwnChoices, whereOwnChoice } from './policy';
import { ownChoiceInput, ownChoiceVersion, refuseInput } from './schema';
import type { MyOwnChoices, OwnChoiceRow } from './types';
import { OWN_STATES, type OwnState } from './words';
import { tellOfDecision } from './writes';

const include = {
  plan: { select: { id: true, name: true, startsOn: true } },
  student: { select: { id: true, name: true, studentNo: true, birthOn: true } },
  attachments: { where: { removedAt: null }, select: { id: true, name: true }, orderBy: { createdAt: 'asc' } },
} as const satisfies Prisma.OwnChoiceInclude;
type Find = { where: Prisma.OwnChoiceWhereInput; skip?: number; take?: number };
const ORDER = [{ requestedOn: 'desc' }, { id: 'desc' }] as const satisfies Prisma.OwnChoiceOrderByWithRelationInput[];

async function readRows(tx: Tx, ctx: Ctx, find: Find): Promise<OwnChoiceRow[]> {
  const found = await tx.ownChoice.findMany({ ...find, orderBy: [...ORDER], include });
  const people = await personNames(tx, ctx);
  const known = await tx.partner.findMany({
    where: {
      ...{ institutionId: ctx.institutionId, mergedIntoId: null },
      creditCode: { in: found.map(({ creditCode }) => creditCode) },
    },
    select: { id: true, name: true, creditCode: true },
  });
  return found.map(({ plan, student, ...o }) => {
    const { id, version, employer, creditCode, address, job, tasks, pay, contactName, reason, decision } = o;
    const partner = known.find((each) => each.creditCode === creditCode);
    const consentOn = fromDbDate(o.guardianConsentOn);
    return {
      ...{ id, version, employer, creditCode, address, job, tasks, pay, contactName, reason, decision },
      ...{ plan: { id: plan.id, name: plan.name }, student: { id: student.id, name: student.name } },
      ...{ studentNo: student.studentNo, minor: isMinor(student.birthOn, fromDbDate(plan.startsOn)) },
      ...{ partner: partner ? { id: partner.id, name: partner.name } : null, contactPhone: o.contactPhoneMasked },
      guardian: o.guardianName ? { name: o.guardianName, relation: o.guardianRelation, consentOn } : null,
      ...{ state: o.state as OwnState, requestedOn: fromDbDate(o.requestedOn), decidedOn: fromDbDate(o.decidedOn) },
      ...{ decidedBy: o.decidedById ? (people[o.decidedById] ?? null) : null, placementId: o.placementId },
      files: o.attachments,
    };
  });
}

/** Requests for the caller to decide, and those decided; newest first. */
export const listOwnChoices = defineQuery({
  permission: 'choices.decide',
  input: ownChoiceList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<OwnChoiceRow>> => {
    const where = whereOwnChoice(ctx, input.filter);
    return pageOf(tx, ctx, {
      ...{ name: 'own-choices', where, page: input.page, size: input.size },
      count: () => tx.ownChoice.count({ where }),
      ids: (window) => tx.ownChoice.findMany({ where, orderBy: [...ORDER], ...window, select: { id: true } }),
      find: (window) =>
        readRows(
          tx,
          ctx,
          'ids' in window
            ? { where: { institutionId: ctx.institutionId, id: { in: window.ids } } }
            : { where, ...window },
        ),
    });
  },
});

/** Counts for the tabs. */
export const ownChoiceFacets = defineQuery({
  permission: 'choices.decide',
  input: z.strictObject({ filter: ownChoiceList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const count = (of: OwnChoiceFilter) => {
      const where = whereOwnChoice(ctx, of);
      return counted(tx, ctx, 'own-choices.count', where, () => tx.ownChoice.count({ where }));
    };
    const state = [];
    for (const value of OWN_STATES) state.push({ value, count: await count({ ...filter, state: [value] }) });
    return { total: state.reduce((sum, each) => sum + each.count, 0), state };
  },
});

const LIVE: OwnState[] = ['REQUESTED', 'APPROVED'];

/** The plans for which the student may ask, and itself. */
async function plansToAsk(tx: Tx, ctx: Ctx) {
  const at = { institutionId: ctx.institutionId, id: ctx.studentId ?? '' };
  const student = await tx.student.findFirst({ where: { ...at, leftOn: null }, select: STUDENT_FACTS });
  if (!student) return [];
  const { studentId } = ctx;
  const plans = await tx.internshipPlan.findMany({
    where: {
      ...plansForStudent(ctx, student),
      ...{ endsOn: { gte: toDbDate(ctx.today) } },
      placements: { none: { studentId: studentId ?? '', state: { not: 'CANCELLED' } } },
      ownChoices: { none: { studentId: studentId ?? '', state: { in: LIVE } } },
    },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, startsOn: true },
  });
  return plans.map(({ id, name, startsOn }) => ({ id, name, minor: isMinor(student.birthOn, fromDbDate(startsOn)) }));
}

/** What the student has asked, with its files, and for which plans it may still ask. */
export const myOwnChoices = defineQuery({
  permission: 'choices.make',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<MyOwnChoices> => {
    const requests = [];
    for (const row of await readRows(tx, ctx, { where: visibleOwnChoices(ctx) }))
      requests.push({ ...row, attached: await listAttachments.within(tx, ctx, { ownChoiceId: row.id }) });
    return { requests, plans: await plansToAsk(tx, ctx) };
  },
});

/** Asks for an enterprise that the student found itself. A minor's guardian must have consented. */
export const requestOwnChoice = defineCommand({
  name: 'choices.ask-own',
  permission: 'choices.make',
  input: ownChoiceInput,
  run: async ({ tx, ctx, input: { contactPhone, guardianConsentOn, ...said } }) => {
    const plan = (await plansToAsk(tx, ctx)).find(({ id }) => id === said.planId);
    if (!plan) failField('planId', 'unknownChoice');
    if (guardianConsentOn && guardianConsentOn > ctx.today) failField('guardianConsentOn', 'inTheFuture');
    if (plan.minor && !said.guardianName) failField('guardianName', 'required');
    if (plan.minor && !said.guardianRelation) failField('guardianRelation', 'required');
    if (plan.minor && !guardianConsentOn) failField('guardianConsentOn', 'required');
    const phone = normalisePhone(contactPhone);
    const id = newId();
    await tx.ownChoice.createMany({
      data: [
        {
          ...{ institutionId: ctx.institutionId, id, studentId: ctx.studentId ?? '', ...said },
          ...{ contactPhoneEnc: encryptText(phone), contactPhoneMasked: maskPhone(phone) },
          guardianConsentOn: guardianConsentOn && toDbDate(guardianConsentOn),
          requestedOn: toDbDate(ctx.today),
        },
      ],
    });
    return { id };
  },
});

/** The request as it is now, if the caller sees it. */
export const findOwnChoice = (tx: Tx, ctx: Ctx, id: string) =>
  tx.ownChoice.findFirst({
    where: { AND: [visibleOwnChoices(ctx), { id }] },
    include: { plan: true, student: { include: { programme: { select: { departmentId: true } } } } },
  });

/** Ends an open request and gives what it was. Throws NOT_FOUND, RULE or CONFLICT. */
export async function endRequest(tx: Tx, ctx: Ctx, at: { id: string; version: number }, data: object) {
  const found = (await findOwnChoice(tx, ctx, at.id)) ?? notFound();
  if (found.state !== 'REQUESTED') fail('RULE', 'notFromThisState');
  await updateVersioned(tx.ownChoice, { institutionId: ctx.institutionId, ...at }, data, async () => {
    const [now] = await readRows(tx, ctx, { where: { institutionId: ctx.institutionId, id: at.id } });
    return now;
  });
  return found;
}

/** Takes back what is not decided yet. */
export const withdrawOwnChoice = defineCommand({
  name: 'choices.withdraw-own',
  permission: 'choices.make',
  input: ownChoiceVersion,
  run: async ({ tx, ctx, input }) => {
    await endRequest(tx, ctx, input, { state: 'WITHDRAWN' });
    return { id: input.id };
  },
});

/** Refuses a request with the reason. */
export const refuseOwnChoice = defineCommand({
  name: 'choices.refuse-own',
  permission: 'choices.decide',
  input: refuseInput,
  run: async ({ tx, ctx, input: { id, version, decision } }) => {
    const decided = { decidedById: ctx.membershipId, decidedOn: toDbDate(ctx.today) };
    const found = await endRequest(tx, ctx, { id, version }, { state: 'REFUSED', decision, ...decided });
    await tellOfDecision(tx, ctx, found, 'ownChoiceRefused', decision);
    return { id };
  },
});
