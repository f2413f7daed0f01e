import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { type Grown, growBranch, placeBelow, readGrown, type TreeAt } from '@/lib/modules/standards/writes';
import type { IndicatorPlan } from './import-standards';
import type { JudgedRow, WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

const CHUNK = 500;

type Writing = { tx: Tx; ctx: Ctx; batchId: string; done: (rows: number) => Promise<void> };
type Planned = { row: JudgedRow; plan: IndicatorPlan };
type Values = Record<string, ReadValue>;

/** Writes new indicators in few statements and changed ones one by one, below branches that are made where they are missing. */
export async function writeStandards(at: Writing, planned: Planned[]): Promise<void> {
  const trees = new Map<string, { at: TreeAt; grown: Grown[] }>();
  const codes = planned.flatMap(({ plan }) => (typeof plan.values.code === 'string' ? [plan.values.code] : []));
  const reserved = new Set(codes);
  const data: ReturnType<typeof columnsOf>[] = [];
  for (const { row, plan } of planned) {
    const tree = await treeOf(at, trees, plan);
    const branch = await branchOf(at, tree, plan);
    if (row.result === 'CHANGED') {
      await change(at, row, plan, branch);
      continue;
    }
    const place = placeBelow(tree.grown, branch, reserved);
    const columns = columnsOf(at, { row, plan }, { ...tree.at, parentId: branch.id, ...place });
    tree.grown.push(columns);
    data.push(columns);
  }
  for (let from = 0; from < data.length; from += CHUNK) {
    await at.tx.standardNode.createMany({ data: data.slice(from, from + CHUNK) });
    await at.done(Math.min(from + CHUNK, data.length));
  }
}

async function treeOf({ tx, ctx }: Writing, trees: Map<string, { at: TreeAt; grown: Grown[] }>, plan: IndicatorPlan) {
  const { platformId, year } = plan;
  const key = `${platformId} ${year}`;
  const known = trees.get(key);
  if (known) return known;
  const at = { institutionId: ctx.institutionId, platformId, year };
  const tree = { at, grown: await readGrown(tx, at) };
  trees.set(key, tree);
  return tree;
}

/** The branch of the second level that the row names, made where it is missing. */
async function branchOf(at: Writing, { at: of, grown }: { at: TreeAt; grown: Grown[] }, plan: IndicatorPlan) {
  const wanted = { tx: at.tx, ctx: at.ctx, at: of, importBatchId: at.batchId };
  const below = (parent: Grown | null, name: string) =>
    grown.find((node) => node.depth < 3 && node.parentId === (parent?.id ?? null) && node.name === name);
  const first = below(null, plan.first) ?? (await growBranch(wanted, grown, null, plan.first));
  return below(first, plan.second) ?? (await growBranch(wanted, grown, first, plan.second));
}

/** Columns of the values that the row gives. */
function valueColumns(
  { first: _first, second: _second, owner: _owner, kind, ...plain }: Values,
  ownerId: string | null,
) {
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null && value !== undefined));
  return { ...given, ...(kind && { type: String(kind) }), ...(ownerId && { ownerId }) };
}

const assessed = ({ selfScore, met }: Values) =>
  (selfScore !== null && selfScore !== undefined) || (met !== null && met !== undefined);

type Place = TreeAt & { parentId: string; code: string; position: number };

function columnsOf({ ctx, batchId }: Writing, { row, plan }: Planned, place: Place) {
  const { values, ownerId } = plan;
  return {
    ...{ ...place, id: row.recordId ?? newId(), depth: 3, name: String(values.name), importBatchId: batchId },
    ...valueColumns(values, ownerId),
    ...(values.code && { code: String(values.code) }),
    ...(assessed(values) && { assessedOn: toDbDate(ctx.today) }),
  };
}

async function change(at: Writing, row: JudgedRow, { values, ownerId, now }: IndicatorPlan, branch: Grown) {
  const keys = new Set(row.changes.map(({ key }) => key));
  const said = Object.fromEntries(Object.entries(values).filter(([key]) => keys.has(key)));
  // An indicator that gets a score is no longer judged by yes and no.
  const otherwise = keys.has('maxScore') && now?.columns.maxScore === null;
  const data = {
    ...valueColumns(said, keys.has('owner') ? ownerId : null),
    parentId: branch.id,
    ...(otherwise && { met: null, ...(!assessed(said) && { assessedOn: null }) }),
    ...(assessed(said) && { assessedOn: toDbDate(at.ctx.today) }),
  };
  await write(at, row.recordId ?? '', row.version ?? 0, data);
}

async function write({ tx, ctx }: Pick<Writing, 'tx' | 'ctx'>, id: string, version: number, data: object) {
  const { count } = await tx.standardNode.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

/** Takes imported indicators back: new ones go with the branches that were made for them, changed ones become what they were. Throws RULE when one was changed or got evidence since. */
export async function undoStandards(tx: Tx, ctx: Ctx, rows: WrittenRow[], _writtenOn: Day): Promise<void> {
  const of = { institutionId: ctx.institutionId };
  const now = await tx.standardNode.findMany({
    where: { ...of, id: { in: rows.map((row) => row.recordId) } },
    include: { _count: { select: { evidences: true, attachments: true } } },
  });
  const byId = new Map(now.map((each) => [each.id, each]));
  demandUntouched(rows, byId, ({ name }) => name);
  const news = rows.filter((row) => row.result === 'NEW').flatMap((row) => byId.get(row.recordId) ?? []);
  const proven = news.filter(({ _count }) => _count.evidences + _count.attachments > 0);
  if (proven.length > 0) fail('RULE', 'importChangedSince', { params: told(proven.map(({ name }) => name)) });
  await tx.standardNode.deleteMany({ where: { ...of, id: { in: news.map(({ id }) => id) } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED'))
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before);
  const batches = [...new Set(now.flatMap(({ importBatchId }) => importBatchId ?? []))];
  for (const depth of [2, 1])
    await tx.standardNode.deleteMany({
      where: { ...of, importBatchId: { in: batches }, depth, children: { none: {} } },
    });
}
