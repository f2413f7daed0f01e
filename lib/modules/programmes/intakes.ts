import 'server-only';
import { failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { demandProgrammeFor } from './commands';
import { addIntakeInput, updateIntakeInput } from './schema';

/** Enrolment of a year; a year stands once. */
export const addIntake = defineCommand({
  name: 'programmes.add-intake',
  permission: 'programmes.write',
  input: addIntakeInput,
  run: async ({ tx, ctx, input }) => {
    const { programmeId, year } = input;
    await demandProgrammeFor(tx, ctx, programmeId, 'programmes.write');
    const at = { institutionId: ctx.institutionId };
    if (await tx.programmeIntake.count({ where: { ...at, programmeId, year } })) failField('year', 'yearTaken');
    const id = newId();
    await tx.programmeIntake.create({ data: { ...at, id, ...input } });
    return { id };
  },
});

export const updateIntake = defineCommand({
  name: 'programmes.update-intake',
  permission: 'programmes.write',
  input: updateIntakeInput,
  run: async ({ tx, ctx, input: { id, version, ...counts } }) => {
    const { institutionId } = ctx;
    const find = () => tx.programmeIntake.findFirst({ where: { institutionId, id } });
    const { programmeId } = (await find()) ?? notFound();
    await demandProgrammeFor(tx, ctx, programmeId, 'programmes.write');
    await updateVersioned(tx.programmeIntake, { institutionId, id, version }, counts, find);
    return { id };
  },
});
