import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { demandGoverned, demandOwner } from '@/lib/modules/governance/demand';
import { visibleNodes } from './policy';
import { readIndicator } from './record';
import {
  addBranchInput,
  addIndicatorInput,
  assessIndicatorInput,
  type IndicatorInput,
  nodeVersion,
  renameBranchInput,
  startYearInput,
  updateIndicatorInput,
} from './schema';
import { type Grown, growBranch, placeBelow, readGrown, type TreeAt } from './writes';

/** The branch or indicator, if the caller may change its tree. Throws NOT_FOUND or FORBIDDEN. */
async function demandNode(tx: Tx, ctx: Ctx, id: string) {
  const node = (await tx.standardNode.findFirst({ where: { AND: [visibleNodes(ctx), { id }] } })) ?? notFound();
  await demandGoverned(tx, ctx, node.platformId);
  return { ...node, at: { institutionId: ctx.institutionId, platformId: node.platformId, year: node.year } };
}

/** No branch beside it has the name: the import finds branches by their names. Throws INVALID at the field. */
function demandName(grown: readonly Grown[], parentId: string | null, name: string, but?: string): void {
  const same = grown.find((node) => node.depth < 3 && node.parentId === parentId && node.name === name);
  if (same && same.id !== but) failField('name', 'branchTaken');
}

export const addBranch = defineCommand({
  name: 'standards.add-branch',
  permission: 'governance.write',
  input: addBranchInput,
  run: async ({ tx, ctx, input: { parentId, name, platformId, year } }) => {
    await demandGoverned(tx, ctx, platformId);
    const at = { institutionId: ctx.institutionId, platformId, year };
    const grown = await readGrown(tx, at);
    const parent = grown.find(({ id, depth }) => id === parentId && depth === 1) ?? null;
    if (parentId && !parent) failField('parentId', 'unknownChoice');
    demandName(grown, parentId, name);
    const { id } = await growBranch({ tx, ctx, at }, grown, parent, name);
    return { id };
  },
});

export const renameBranch = defineCommand({
  name: 'standards.rename-branch',
  permission: 'governance.write',
  input: renameBranchInput,
  run: async ({ tx, ctx, input: { id, version, name } }) => {
    const { institutionId } = ctx;
    const node = await demandNode(tx, ctx, id);
    if (node.depth === 3) notFound();
    demandName(await readGrown(tx, node.at), node.parentId, name, id);
    await updateVersioned(tx.standardNode, { institutionId, id, version }, { name }, () =>
      tx.standardNode.findFirst({ where: { institutionId, id } }),
    );
    return { id };
  },
});

/** Rules of an indicator: its number is free, one that excludes has no score, and it goes to one who can assess it. Throws INVALID at the field. */
async function indicatorColumns(
  tx: Tx,
  ctx: Ctx,
  { kind, code, ...input }: IndicatorInput,
  of: { at: TreeAt; free: string; id?: string; ownerBefore?: string | null },
) {
  if (kind === 'EXCLUDING' && input.maxScore !== null) failField('maxScore', 'excludingUnscored');
  await demandOwner(tx, ctx, input.ownerId, of.ownerBefore);
  const taken = code && (await tx.standardNode.findFirst({ where: { ...of.at, depth: 3, code } }));
  if (taken && taken.id !== of.id) failField('code', 'indicatorTaken', { name: taken.name });
  return { ...input, type: kind, code: code ?? of.free };
}

export const addIndicator = defineCommand({
  name: 'standards.add-indicator',
  permission: 'governance.write',
  input: addIndicatorInput,
  run: async ({ tx, ctx, input: { parentId, ...indicator } }) => {
    const { at, depth } = await demandNode(tx, ctx, parentId);
    if (depth !== 2) failField('parentId', 'unknownChoice');
    const grown = await readGrown(tx, at);
    const place = placeBelow(grown, grown.find((node) => node.id === parentId) ?? null);
    const columns = await indicatorColumns(tx, ctx, indicator, { at, free: place.code });
    const id = newId();
    await tx.standardNode.create({ data: { ...at, id, parentId, depth: 3, position: place.position, ...columns } });
    return { id };
  },
});

/** An assessment of nothing: for an indicator that is judged otherwise from now on. */
const UNASSESSED = { selfScore: null, met: null, assessedOn: null };

/** Changes what is asked. Where it gets a score or loses it, what was assessed no longer says anything. */
export const updateIndicator = defineCommand({
  name: 'standards.update-indicator',
  permission: 'governance.write',
  input: updateIndicatorInput,
  run: async ({ tx, ctx, input: { id, version, ...indicator } }) => {
    const node = await demandNode(tx, ctx, id);
    if (node.depth !== 3) notFound();
    const { maxScore } = indicator;
    const selfScore = node.selfScore?.toNumber() ?? null;
    if (maxScore !== null && selfScore !== null && selfScore > maxScore)
      failField('maxScore', 'belowSelfScore', { score: selfScore });
    const of = { at: node.at, free: node.code, id, ownerBefore: node.ownerId };
    const columns = await indicatorColumns(tx, ctx, indicator, of);
    const otherwise = (maxScore === null) !== (node.maxScore === null);
    const at = { institutionId: ctx.institutionId, id, version };
    await updateVersioned(tx.standardNode, at, { ...columns, ...(otherwise && UNASSESSED) }, () =>
      readIndicator(tx, ctx, id),
    );
    return { id };
  },
});

/** Takes out a branch with nothing below it, or an indicator that nobody has assessed or given evidence of. */
export const removeNode = defineCommand({
  name: 'standards.remove-node',
  permission: 'governance.write',
  input: nodeVersion,
  run: async ({ tx, ctx, input: { id, version } }) => {
    const { at: _at, ...node } = await demandNode(tx, ctx, id);
    const of = { institutionId: ctx.institutionId };
    if (await tx.standardNode.count({ where: { ...of, parentId: id } })) fail('RULE', 'branchNotEmpty');
    const proofs =
      (await tx.standardEvidence.count({ where: { ...of, nodeId: id } })) +
      (await tx.attachment.count({ where: { ...of, standardNodeId: id } }));
    if (node.assessedOn || node.evidence || proofs > 0) fail('RULE', 'indicatorAssessed');
    const { count } = await tx.standardNode.deleteMany({ where: { ...of, id, version } });
    if (count === 0) fail('CONFLICT', 'changedByOther', { current: node });
    return { id };
  },
});

/** Scores an indicator, or says whether it is met, and by what evidence; nothing at all takes the assessment back. */
export const assessIndicator = defineCommand({
  name: 'standards.assess',
  permission: 'governance.carry-out',
  input: assessIndicatorInput,
  run: async ({ tx, ctx, input: { id, version, met: verdict, selfScore, evidence } }) => {
    const row = (await readIndicator(tx, ctx, id)) ?? notFound();
    if (!row.mayAssess) fail('FORBIDDEN', 'forbidden');
    const { maxScore } = row;
    if (maxScore === null && selfScore !== null) failField('selfScore', 'unscored');
    if (maxScore !== null && verdict !== null) failField('met', 'scoredOnly');
    if (maxScore !== null && selfScore !== null && selfScore > maxScore)
      failField('selfScore', 'moreThanFull', { max: maxScore });
    const met = verdict === null ? null : verdict === 'YES';
    const assessedOn = selfScore === null && met === null ? null : toDbDate(ctx.today);
    const at = { institutionId: ctx.institutionId, id, version };
    await updateVersioned(tx.standardNode, at, { selfScore, met, evidence, assessedOn }, () =>
      readIndicator(tx, ctx, id),
    );
    return { id };
  },
});

/** Takes a year's tree over into another year that has none, without what was assessed. */
export const startYear = defineCommand({
  name: 'standards.start-year',
  permission: 'governance.write',
  input: startYearInput,
  run: async ({ tx, ctx, input: { platformId, from, to } }) => {
    await demandGoverned(tx, ctx, platformId);
    const of = { institutionId: ctx.institutionId, platformId };
    // One at a time, or two who start the same year would both find it empty.
    await tx.$queryRaw`select id from platforms where institution_id = ${ctx.institutionId}::uuid and id = ${platformId}::uuid for update`;
    if (await tx.standardNode.count({ where: { ...of, year: to } })) failField('to', 'yearStarted');
    const nodes = await tx.standardNode.findMany({ where: { ...of, year: from }, orderBy: { depth: 'asc' } });
    if (nodes.length === 0) failField('from', 'yearEmpty');
    const ids = new Map(nodes.map(({ id }) => [id, newId()]));
    const data = nodes.map(({ id, parentId, depth, code, name, type, observation, maxScore, ownerId, position }) => ({
      ...{ ...of, year: to, id: ids.get(id) ?? newId(), parentId: parentId && (ids.get(parentId) ?? null) },
      ...{ depth, code, name, type, observation, maxScore, ownerId, position },
    }));
    await tx.standardNode.createMany({ data });
    return { year: to };
  },
});
