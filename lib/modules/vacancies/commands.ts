import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnVacancy } from './policy';
import { findVacancy, readVacancyForm } from './record';
import { createVacancyInput, updateVacancyInput, vacancyVersion } from './schema';
import { demandOrigin, demandVacancy, setProgrammes, vacancyColumns } from './writes';

/** A vacancy of an enterprise: by its liaison for itself, or by the college. What everybody may read is the college's to say. */
export const createVacancy = defineCommand({
  name: 'vacancies.create',
  permission: 'vacancies.write',
  input: createVacancyInput,
  run: async ({ tx, ctx, input: { partnerId: given, needId, postId, ...profile } }) => {
    const outsider = ctx.scope === 'partner';
    if (outsider && given && given !== ctx.partnerId) failField('partnerId', 'unknownChoice');
    const partnerId = outsider ? ctx.partnerId : given;
    if (!partnerId) failField('partnerId', 'required');
    const at = { institutionId: ctx.institutionId };
    const partner = await tx.partner.findFirst({
      where: { ...at, id: partnerId, mergedIntoId: null },
      select: { name: true },
    });
    if (!partner) failField('partnerId', 'unknownChoice');
    if (outsider) profile.public = false;
    await demandVacancy(tx, ctx, profile);
    await demandOrigin(tx, ctx, { partnerId, needId, postId });
    const id = newId();
    const columns = vacancyColumns(profile, partner.name);
    await tx.vacancy.create({ data: { ...at, id, partnerId, needId, postId, ...columns } });
    await setProgrammes(tx, ctx, id, profile.programmeIds);
    return { id };
  },
});

async function demandOwn(tx: Tx, ctx: Ctx, id: string) {
  const found = (await findVacancy(tx, ctx, id)) ?? notFound();
  if (!mayOnVacancy(ctx, 'vacancies.write', found)) fail('FORBIDDEN', 'forbidden');
  return found;
}

export const updateVacancy = defineCommand({
  name: 'vacancies.update',
  permission: 'vacancies.write',
  input: updateVacancyInput,
  run: async ({ tx, ctx, input: { id, version, ...profile } }) => {
    const found = await demandOwn(tx, ctx, id);
    if (ctx.scope === 'partner') profile.public = found.public;
    await demandVacancy(tx, ctx, profile);
    const at = { institutionId: ctx.institutionId, id, version };
    await updateVersioned(tx.vacancy, at, vacancyColumns(profile, found.partner.name), () =>
      readVacancyForm(tx, ctx, id),
    );
    await setProgrammes(tx, ctx, id, profile.programmeIds);
    return { id };
  },
});

type At = { id: string; version: number };

async function setWithdrawn(tx: Tx, ctx: Ctx, { id, version }: At, withdrawnOn: Date | null) {
  const found = await demandOwn(tx, ctx, id);
  const at = { institutionId: ctx.institutionId, id, version };
  // Somebody was quicker: say so before the rule that his change now breaks.
  if (found.version === version && (found.withdrawnOn === null) === (withdrawnOn === null))
    fail('RULE', 'notFromThisState');
  await updateVersioned(tx.vacancy, at, { withdrawnOn, updatedAt: new Date() }, () => readVacancyForm(tx, ctx, id));
  return { id };
}

/** Takes a vacancy back before its last day. */
export const withdrawVacancy = defineCommand({
  name: 'vacancies.withdraw',
  permission: 'vacancies.write',
  input: vacancyVersion,
  run: ({ tx, ctx, input }) => setWithdrawn(tx, ctx, input, toDbDate(ctx.today)),
});

/** Offers a withdrawn vacancy again, within its days. */
export const restoreVacancy = defineCommand({
  name: 'vacancies.restore',
  permission: 'vacancies.write',
  input: vacancyVersion,
  run: ({ tx, ctx, input }) => setWithdrawn(tx, ctx, input, null),
});
