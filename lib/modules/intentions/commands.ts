import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnIntention } from './policy';
import { findIntention, readIntentionForm } from './record';
import { createIntentionInput, intentionVersion, updateIntentionInput } from './schema';

async function demandPlaces(tx: Tx, codes: string[]): Promise<void> {
  if ((await tx.region.count({ where: { code: { in: codes } } })) < codes.length)
    failField('placeCodes', 'unknownChoice');
}

/** What a graduate looks for: by itself, or by the college for one of its students. One that stands a student. */
export const createIntention = defineCommand({
  name: 'intentions.create',
  permission: 'intentions.write',
  input: createIntentionInput,
  run: async ({ tx, ctx, input: { studentNo, ...profile } }) => {
    const at = { institutionId: ctx.institutionId };
    const self = ctx.scope === 'student';
    if (!self && !studentNo) failField('studentNo', 'required');
    const student = await tx.student.findFirst({
      where: self ? { ...at, id: ctx.studentId ?? '' } : { ...at, studentNo },
      select: { id: true, state: true, programme: { select: { departmentId: true } } },
    });
    if (!student || student.state === 'WITHDRAWN') failField('studentNo', 'unknownChoice');
    if (!mayOnIntention(ctx, 'intentions.write', { studentId: student.id, student }))
      failField('studentNo', 'ownDepartmentOnly');
    if (await tx.intention.count({ where: { ...at, studentId: student.id } })) failField('studentNo', 'alreadyStated');
    await demandPlaces(tx, profile.placeCodes);
    const id = newId();
    await tx.intention.create({
      data: { ...at, id, studentId: student.id, ...profile, statedOn: toDbDate(ctx.today) },
    });
    return { id };
  },
});

async function demandIntention(tx: Tx, ctx: Ctx, id: string) {
  const found = (await findIntention(tx, ctx, id)) ?? notFound();
  if (!mayOnIntention(ctx, 'intentions.write', found)) fail('FORBIDDEN', 'forbidden');
  return found;
}

export const updateIntention = defineCommand({
  name: 'intentions.update',
  permission: 'intentions.write',
  input: updateIntentionInput,
  run: async ({ tx, ctx, input: { id, version, ...profile } }) => {
    await demandIntention(tx, ctx, id);
    await demandPlaces(tx, profile.placeCodes);
    await updateVersioned(tx.intention, { institutionId: ctx.institutionId, id, version }, profile, () =>
      readIntentionForm(tx, ctx, id),
    );
    return { id };
  },
});

type At = { id: string; version: number };
type Days = { endedOn: Date | null; statedOn?: Date };

async function setDays(tx: Tx, ctx: Ctx, { id, version }: At, days: Days) {
  const found = await demandIntention(tx, ctx, id);
  // Somebody was quicker: say so before the rule that his change now breaks.
  if (found.version === version && (found.endedOn === null) === (days.endedOn === null))
    fail('RULE', 'notFromThisState');
  await updateVersioned(tx.intention, { institutionId: ctx.institutionId, id, version }, days, () =>
    readIntentionForm(tx, ctx, id),
  );
  return { id };
}

/** Nothing more is looked for. */
export const endIntention = defineCommand({
  name: 'intentions.end',
  permission: 'intentions.write',
  input: intentionVersion,
  run: ({ tx, ctx, input }) => setDays(tx, ctx, input, { endedOn: toDbDate(ctx.today) }),
});

/** Looks again, as from today. */
export const reopenIntention = defineCommand({
  name: 'intentions.reopen',
  permission: 'intentions.write',
  input: intentionVersion,
  run: ({ tx, ctx, input }) => setDays(tx, ctx, input, { endedOn: null, statedOn: toDbDate(ctx.today) }),
});
