import 'server-only';
import type { Permission } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { transition } from '@/lib/kernel/transition';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnProgramme, visibleProgrammes } from './policy';
import { readProgrammeForm } from './record';
import { createProgrammeInput, programmeEventInput, updateProgrammeInput } from './schema';
import type { ProgrammeState } from './words';
import { type ProgrammeEvent, programmeWorkflow } from './workflow';
import { demandOwnDepartment, demandProgramme, openPeriod, programmeColumns } from './writes';

/** The programme, if the caller may use the permission on it. Throws NOT_FOUND or FORBIDDEN. */
export async function demandProgrammeFor(tx: Tx, ctx: Ctx, id: string, permission: Permission) {
  const programme = (await tx.programme.findFirst({ where: { AND: [visibleProgrammes(ctx), { id }] } })) ?? notFound();
  if (!mayOnProgramme(ctx, permission, programme)) fail('FORBIDDEN', 'forbidden');
  return programme;
}

const writeVersioned = async (tx: Tx, ctx: Ctx, at: { id: string; version: number }, data: object) => {
  const place = { institutionId: ctx.institutionId, id: at.id, version: at.version };
  await updateVersioned(tx.programme, place, { ...data, updatedAt: new Date() }, () =>
    readProgrammeForm(tx, ctx, at.id),
  );
  return { id: at.id };
};

/** A programme with the decision by which it was approved. */
export const createProgramme = defineCommand({
  name: 'programmes.create',
  permission: 'programmes.write',
  input: createProgrammeInput,
  run: async ({ tx, ctx, input: { on, document, state, ...profile } }) => {
    demandOwnDepartment(ctx, profile);
    await demandProgramme(tx, ctx, profile);
    const id = newId();
    await tx.programme.create({
      data: { institutionId: ctx.institutionId, id, approvedOn: toDbDate(on), ...programmeColumns(profile) },
    });
    await openPeriod(tx, ctx, id, { state, on, document, reason: null });
    return { id };
  },
});

export const updateProgramme = defineCommand({
  name: 'programmes.update',
  permission: 'programmes.write',
  input: updateProgrammeInput,
  run: async ({ tx, ctx, input: { id, version, ...profile } }) => {
    await demandProgrammeFor(tx, ctx, id, 'programmes.write');
    demandOwnDepartment(ctx, profile);
    await demandProgramme(tx, ctx, profile, id);
    return writeVersioned(tx, ctx, { id, version }, programmeColumns(profile));
  },
});

/** Closes the open period on the day and opens the next one: a programme is in one state a day. */
function eventCommand(event: ProgrammeEvent) {
  return defineCommand({
    name: `programmes.${event}`,
    permission: programmeWorkflow[event].permission,
    input: programmeEventInput,
    run: async ({ tx, ctx, input: { id, version, on, document, reason } }) => {
      await demandProgrammeFor(tx, ctx, id, programmeWorkflow[event].permission);
      // The version before the rules: of two who decide at once, the other is told so and not that his day is wrong.
      await writeVersioned(tx, ctx, { id, version }, {});
      const at = { institutionId: ctx.institutionId };
      const open = await tx.programmePeriod.findFirst({ where: { ...at, programmeId: id, endedOn: null } });
      if (!open) fail('RULE', 'notFromThisState');
      const state = transition(programmeWorkflow, {
        ...{ event, state: open.state as ProgrammeState, role: ctx.role, reason },
      });
      if (on <= fromDbDate(open.startedOn)) failField('on', 'stateBeforeLast');
      await tx.programmePeriod.updateMany({ where: { ...at, id: open.id }, data: { endedOn: toDbDate(on) } });
      await openPeriod(tx, ctx, id, { state, on, document, reason });
      return { id };
    },
  });
}

export const approveProgramme = eventCommand('approve');
export const enrolProgramme = eventCommand('enrol');
export const stopProgramme = eventCommand('stop');
export const resumeProgramme = eventCommand('resume');
export const withdrawProgramme = eventCommand('withdraw');
