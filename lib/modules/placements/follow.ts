import 'server-only';
import type { z } from 'zod';
import type { Permission } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { readSettings } from '@/lib/modules/settings/queries';
import { judgePlacements } from './judge';
import { mayOnPlacement, visiblePlacements } from './policy';
import { findPlacement, mondayOf, readPlacementForm } from './record';
import * as schema from './schema';
import { demandScan } from './signing';
import { HANDLED_WITHIN } from './words';
import { gradeOf } from './writes';

/** The placement if the caller has the permission on it and it stands in one of the states. Throws NOT_FOUND, FORBIDDEN or RULE. */
async function demand(tx: Tx, ctx: Ctx, permissions: Permission[], id: string, states = ['STARTED', 'ENDED']) {
  const found = (await findPlacement(tx, ctx, id)) ?? notFound();
  if (!permissions.some((permission) => mayOnPlacement(ctx, permission, found))) fail('FORBIDDEN', 'forbidden');
  if (!states.includes(found.state)) fail('RULE', 'notFromThisState');
  return found;
}

const up = (tx: Tx, ctx: Ctx, { id, version }: { id: string; version: number }, data: object) =>
  updateVersioned(
    tx.placement,
    { institutionId: ctx.institutionId, id, version },
    { ...data, updatedAt: new Date() },
    () => readPlacementForm(tx, ctx, id),
  );

/** The mentor's word for one week of a placement; a second one for the same week changes it. Throws NOT_FOUND, FORBIDDEN, RULE or INVALID. */
export async function putWeek(tx: Tx, ctx: Ctx, { id, weekOn, present, note }: z.output<typeof schema.weekInput>) {
  const found = await demand(tx, ctx, ['placements.confirm'], id);
  if (mondayOf(weekOn) !== weekOn) failField('weekOn', 'notAMonday');
  if (weekOn > ctx.today) failField('weekOn', 'inTheFuture');
  const last = fromDbDate(found.endedOn ?? found.endsOn);
  if (addDays(weekOn, 6) < fromDbDate(found.startsOn) || weekOn > last) failField('weekOn', 'outsideItsPeriod');
  const at = { institutionId: ctx.institutionId, placementId: id, weekOn: toDbDate(weekOn) };
  const said = { present, note, confirmedBy: ctx.actor, confirmedAt: new Date() };
  await tx.placementWeek.upsert({
    where: { institutionId_placementId_weekOn: at },
    create: { ...at, id: newId(), ...said },
    update: said,
  });
}

/** One tap of the mentor. */
export const confirmWeek = defineCommand({
  name: 'placements.confirm-week',
  permission: 'placements.confirm',
  input: schema.weekInput,
  run: async ({ tx, ctx, input }) => {
    await putWeek(tx, ctx, input);
    return { id: input.id };
  },
});

/** The enterprise's weight in the grade, in percent. */
const enterpriseWeight = async (tx: Tx, ctx: Ctx) =>
  (await readSettings(tx, ctx.institutionId)).internship.enterpriseWeight;
const num = (value: { toString(): string } | null) => (value === null ? null : Number(value));

type Assessed = { score: number; remark: string | null; hostAgain: boolean };

/** The enterprise's assessment of a placement; with the school's there, the grade. Throws NOT_FOUND, FORBIDDEN, RULE or CONFLICT. */
export async function putEnterpriseScore(
  tx: Tx,
  ctx: Ctx,
  id: string,
  said: Assessed,
  { version, by = 'placements.confirm' }: { version?: number; by?: Permission } = {},
) {
  const found = await demand(tx, ctx, [by], id);
  const grade = gradeOf(said.score, num(found.schoolScore), await enterpriseWeight(tx, ctx));
  const data = { enterpriseScore: said.score, enterpriseRemark: said.remark, hostAgain: said.hostAgain, grade };
  await up(tx, ctx, { id, version: version ?? found.version }, data);
}

/** The enterprise's assessment, by its liaison or the mentor. */
export const assessAsEnterprise = defineCommand({
  name: 'placements.assess-enterprise',
  permission: 'placements.confirm',
  input: schema.enterpriseAssessInput,
  run: async ({ tx, ctx, input: { id, version, ...said } }) => {
    await putEnterpriseScore(tx, ctx, id, said, { version });
    return { id };
  },
});

/** The enterprise's assessment as it stands on paper, entered by the college once the scan is filed. Throws as above, or RULE. */
export const enterAssessment = defineCommand({
  name: 'placements.enter-assessment',
  permission: 'placements.write',
  input: schema.enterpriseAssessInput,
  run: async ({ tx, ctx, input: { id, version, ...said } }) => {
    const by = 'placements.write';
    await demand(tx, ctx, [by], id);
    await demandScan(tx, ctx, id);
    await putEnterpriseScore(tx, ctx, id, said, { version, by });
    await judgePlacements(tx, ctx, { id });
    return { id };
  },
});

/** The school's assessment; with both there the grade follows from the institution's weights. */
export const assessAsSchool = defineCommand({
  name: 'placements.assess-school',
  permission: 'placements.guide',
  input: schema.schoolAssessInput,
  run: async ({ tx, ctx, input: { id, version, score, remark } }) => {
    const found = await demand(tx, ctx, ['placements.guide'], id);
    const grade = gradeOf(num(found.enterpriseScore), score, await enterpriseWeight(tx, ctx));
    await up(tx, ctx, { id, version }, { schoolScore: score, schoolRemark: remark, grade });
    await judgePlacements(tx, ctx, { id });
    return { id };
  },
});

/** A student's entry in its journal. */
export const writeJournal = defineCommand({
  name: 'placements.journal',
  permission: 'placements.journal',
  input: schema.journalInput,
  run: async ({ tx, ctx, input: { placementId, writtenOn, text } }) => {
    const found = await demand(tx, ctx, ['placements.journal'], placementId);
    if (writtenOn > ctx.today) failField('writtenOn', 'inTheFuture');
    if (writtenOn < fromDbDate(found.startsOn)) failField('writtenOn', 'outsideItsPeriod');
    const id = newId();
    const at = { institutionId: ctx.institutionId, id, placementId };
    await tx.journal.create({ data: { ...at, writtenOn: toDbDate(writtenOn), text } });
    return { id };
  },
});

/** The teacher's answer to an entry. */
export const answerJournal = defineCommand({
  name: 'placements.answer',
  permission: 'placements.guide',
  input: schema.answerInput,
  run: async ({ tx, ctx, input: { id, version, answer } }) => {
    const at = { institutionId: ctx.institutionId, id };
    const entry = (await tx.journal.findFirst({ where: { ...at, placement: visiblePlacements(ctx) } })) ?? notFound();
    await demand(tx, ctx, ['placements.guide'], entry.placementId);
    const said = { answer, answeredBy: ctx.actor, answeredAt: new Date() };
    await updateVersioned(tx.journal, { ...at, version }, said, () => tx.journal.findFirst({ where: at }));
    return { id };
  },
});

const REPORTERS: Permission[] = ['placements.guide', 'placements.confirm', 'placements.journal'];

/** Notes what happened to an intern; its teacher is to handle it. Throws NOT_FOUND, FORBIDDEN, RULE or INVALID. Gives its id. */
export async function putIncident(tx: Tx, ctx: Ctx, input: z.output<typeof schema.incidentInput>): Promise<string> {
  const { placementId, happenedOn, untilOn, dueOn, ...said } = input;
  const found = await demand(tx, ctx, REPORTERS, placementId);
  if (said.kind !== 'LEAVE' && happenedOn > ctx.today) failField('happenedOn', 'inTheFuture');
  if (untilOn && untilOn < happenedOn) failField('untilOn', 'endBeforeStart');
  const id = newId();
  const within = HANDLED_WITHIN[said.kind];
  const due = dueOn ?? (within === null ? null : addDays(ctx.today, within));
  const days = { happenedOn: toDbDate(happenedOn), untilOn: untilOn && toDbDate(untilOn), dueOn: due && toDbDate(due) };
  const ownerId = found.teacherId ?? found.plan?.teacherId ?? null;
  const of = { institutionId: ctx.institutionId, id, placementId, ownerId };
  await tx.incident.create({ data: { ...of, ...said, ...days, reportedBy: ctx.actor } });
  return id;
}

/** What happened to an intern: by whoever of the three sides knows of it. */
export const reportIncident = defineCommand({
  name: 'placements.incident',
  permission: 'placements.read',
  input: schema.incidentInput,
  run: async ({ tx, ctx, input }) => ({ id: await putIncident(tx, ctx, input) }),
});

/** How it was handled. */
export const closeIncident = defineCommand({
  name: 'placements.close-incident',
  permission: 'placements.guide',
  input: schema.closeIncidentInput,
  run: async ({ tx, ctx, input: { id, version, handling, closedOn } }) => {
    const at = { institutionId: ctx.institutionId, id };
    const found = (await tx.incident.findFirst({ where: { ...at, placement: visiblePlacements(ctx) } })) ?? notFound();
    await demand(tx, ctx, ['placements.guide'], found.placementId);
    if (closedOn > ctx.today) failField('closedOn', 'inTheFuture');
    if (closedOn < fromDbDate(found.happenedOn)) failField('closedOn', 'endBeforeStart');
    const data = { handling, closedOn: toDbDate(closedOn) };
    await updateVersioned(tx.incident, { ...at, version }, data, () => tx.incident.findFirst({ where: at }));
    return { id };
  },
});
