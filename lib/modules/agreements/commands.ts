import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import { fileStore } from '@/lib/files/store';
import { demandFound, whereChosen } from '@/lib/kernel/chosen';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { transition } from '@/lib/kernel/transition';
import { updateVersioned } from '@/lib/kernel/version';
import { demandResponsible } from '@/lib/modules/people/queries';
import type { AgreementFilter } from './list';
import { mayOnAgreement, visibleAgreements, whereAgreement } from './policy';
import { readAgreementForm } from './record';
import {
  type AgreementProfile,
  agreementVersion,
  approveInput,
  createAgreementInput,
  handOverInput,
  returnInput,
  terminateInput,
  updateAgreementInput,
} from './schema';
import type { AgreementState } from './words';
import { type AgreementEvent, agreementWorkflow, EDIT_PERMISSION } from './workflow';
import {
  agreementColumns,
  dayColumns,
  demandConcluded,
  demandDays,
  demandFreeNumber,
  demandParties,
  judgeInterns,
  replaceParties,
  tokensOf,
} from './writes';

async function demandAgreement(tx: Tx, ctx: Ctx, id: string) {
  const agreement = await tx.agreement.findFirst({
    where: { AND: [visibleAgreements(ctx), { id }] },
    include: { parties: { select: { partnerId: true, partner: { select: { name: true } } } } },
  });
  if (!agreement) notFound();
  return { ...agreement, state: agreement.state as AgreementState };
}

type At = { id: string; version: number };

/** The agreement if the caller may trigger the event on it, with the state that it leads to. Throws NOT_FOUND, CONFLICT, FORBIDDEN, RULE or INVALID. */
export async function demandEvent(tx: Tx, ctx: Ctx, event: AgreementEvent, at: At & { reason?: string }) {
  const agreement = await demandAgreement(tx, ctx, at.id);
  if (!mayOnAgreement(ctx, agreementWorkflow[event].permission, agreement)) fail('FORBIDDEN', 'forbidden');
  // Somebody was quicker: say so before the rule that his change now breaks.
  if (agreement.version !== at.version)
    fail('CONFLICT', 'changedByOther', { current: await readAgreementForm(tx, ctx, at.id) });
  const state = transition(agreementWorkflow, { event, state: agreement.state, role: ctx.role, reason: at.reason });
  return { agreement, state };
}

/** Writes the columns if the agreement is still at that version. Throws CONFLICT. */
export async function writeVersioned(tx: Tx, ctx: Ctx, at: At, data: object): Promise<{ id: string }> {
  const place = { institutionId: ctx.institutionId, id: at.id, version: at.version };
  await updateVersioned(tx.agreement, place, { ...data, updatedAt: new Date() }, () =>
    readAgreementForm(tx, ctx, at.id),
  );
  return { id: at.id };
}

/** A department's agreement belongs to that department. Throws INVALID at the field. */
function demandOwnDepartment(ctx: Ctx, profile: AgreementProfile): void {
  if (grantOf(ctx.role, 'agreements.write') !== 'department') return;
  profile.departmentId ??= ctx.departmentId;
  if (profile.departmentId !== ctx.departmentId) failField('departmentId', 'ownDepartmentOnly');
}

async function demandProfile(tx: Tx, ctx: Ctx, profile: AgreementProfile, exceptId?: string): Promise<string[]> {
  demandDays(profile);
  await demandFreeNumber(tx, ctx, profile.number, exceptId);
  await demandResponsible(tx, ctx, profile);
  return demandParties(tx, ctx, profile.parties);
}

export const createAgreement = defineCommand({
  name: 'agreements.create',
  permission: 'agreements.write',
  input: createAgreementInput,
  run: async ({ tx, ctx, input }) => {
    demandOwnDepartment(ctx, input);
    const names = await demandProfile(tx, ctx, input);
    const id = newId();
    await tx.agreement.create({
      data: { institutionId: ctx.institutionId, id, ...agreementColumns(input, names) },
    });
    await replaceParties(tx, ctx, id, input.parties);
    return { id };
  },
});

export const updateAgreement = defineCommand({
  name: 'agreements.update',
  permission: 'agreements.write',
  input: updateAgreementInput,
  run: async ({ tx, ctx, input }) => {
    const { id, version, ...profile } = input;
    const agreement = await demandAgreement(tx, ctx, id);
    const needed = EDIT_PERMISSION[agreement.state];
    if (!mayOnAgreement(ctx, 'agreements.write', agreement) || !mayOnAgreement(ctx, needed, agreement))
      fail('FORBIDDEN', 'forbidden');
    if (agreement.responsibleId !== ctx.membershipId) demandOwnDepartment(ctx, profile);
    if (agreement.state === 'SIGNED' || agreement.state === 'TERMINATED') demandConcluded(profile, ctx.today);
    const names = await demandProfile(tx, ctx, profile, id);
    await writeVersioned(tx, ctx, { id, version }, agreementColumns(profile, names));
    await replaceParties(tx, ctx, id, profile.parties);
    await judgeInterns(tx, ctx, id);
    return { id };
  },
});

export const submitAgreement = defineCommand({
  name: 'agreements.submit',
  permission: 'agreements.write',
  input: agreementVersion,
  run: async ({ tx, ctx, input }) => {
    const { state } = await demandEvent(tx, ctx, 'submit', input);
    return writeVersioned(tx, ctx, input, { state, reason: null });
  },
});

/** Approved and signed: from now on it has a number, and its days hold. */
export const approveAgreement = defineCommand({
  name: 'agreements.approve',
  permission: 'agreements.approve',
  input: approveInput,
  run: async ({ tx, ctx, input }) => {
    const { agreement, state } = await demandEvent(tx, ctx, 'approve', input);
    demandConcluded(input, ctx.today);
    await demandFreeNumber(tx, ctx, input.number, input.id);
    const names = agreement.parties.flatMap((party) => party.partner?.name ?? []);
    await writeVersioned(tx, ctx, input, {
      ...{ state, number: input.number, ...dayColumns(input) },
      searchTokens: tokensOf({ title: agreement.title, number: input.number }, names),
    });
    await judgeInterns(tx, ctx, input.id);
    return { id: input.id };
  },
});

export const returnAgreement = defineCommand({
  name: 'agreements.return',
  permission: 'agreements.approve',
  input: returnInput,
  run: async ({ tx, ctx, input }) => {
    const { state } = await demandEvent(tx, ctx, 'return', input);
    return writeVersioned(tx, ctx, input, { state, reason: input.reason });
  },
});

/** Ends it before its time; `on` is the first day on which it no longer holds. */
export const terminateAgreement = defineCommand({
  name: 'agreements.terminate',
  permission: 'agreements.approve',
  input: terminateInput,
  run: async ({ tx, ctx, input }) => {
    const { agreement, state } = await demandEvent(tx, ctx, 'terminate', input);
    const validTo = fromDbDate(agreement.validTo);
    const signedOn = fromDbDate(agreement.signedOn);
    if (input.on > ctx.today) failField('on', 'inTheFuture');
    if (signedOn && input.on < signedOn) failField('on', 'beforeSigning');
    if (validTo && input.on > validTo) failField('on', 'agreementOver');
    await writeVersioned(tx, ctx, input, { state, terminatedOn: toDbDate(input.on), reason: input.reason });
    await judgeInterns(tx, ctx, input.id);
    return { id: input.id };
  },
});

/** Takes a draft away, with the files that were removed from it; others must be removed before. */
export const deleteAgreement = defineCommand({
  name: 'agreements.delete',
  permission: 'agreements.write',
  input: agreementVersion,
  run: async ({ tx, ctx, input, after }) => {
    await demandEvent(tx, ctx, 'delete', input);
    const at = { institutionId: ctx.institutionId };
    const ofIt = { ...at, agreementId: input.id };
    const files = await tx.attachment.findMany({ where: ofIt, select: { storageKey: true, removedAt: true } });
    if (files.some((file) => !file.removedAt)) fail('RULE', 'agreementHasFiles');
    await tx.attachment.deleteMany({ where: { ...ofIt, removedAt: { not: null } } });
    const { count } = await tx.agreement.deleteMany({ where: { ...at, id: input.id, version: input.version } });
    if (count === 0) fail('CONFLICT', 'tryAgain');
    after(async () => {
      for (const { storageKey } of files) await (await fileStore()).remove(storageKey);
    });
    return { id: input.id };
  },
});

/** Bulk: who is responsible for these agreements from now on, whatever their state: reminders go to him. All or nothing. */
export const handOverAgreements = defineCommand({
  name: 'agreements.hand-over',
  permission: 'agreements.write',
  input: handOverInput,
  run: async ({ tx, ctx, input: { of, responsibleId } }) => {
    await demandResponsible(tx, ctx, { departmentId: null, responsibleId });
    const found = await tx.agreement.findMany({
      where: whereChosen(of, (filter: AgreementFilter) => whereAgreement(ctx, filter)),
      select: { id: true, departmentId: true, responsibleId: true, parties: { select: { partnerId: true } } },
    });
    demandFound(of, found);
    if (found.some((agreement) => !mayOnAgreement(ctx, 'agreements.write', agreement))) fail('FORBIDDEN', 'forbidden');
    const changed = found.filter((agreement) => agreement.responsibleId !== responsibleId);
    return tx.agreement.updateMany({
      where: { institutionId: ctx.institutionId, id: { in: changed.map(({ id }) => id) } },
      data: { responsibleId, version: { increment: 1 }, updatedAt: new Date() },
    });
  },
});
