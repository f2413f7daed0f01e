import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { eventsFrom } from '@/lib/kernel/transition';
import { type Settled, settledByProgramme } from '@/lib/modules/employment/queries';
import { departmentNames, personNames } from '@/lib/modules/people/queries';
import { type AdjustmentFilter, type AdjustmentListState, adjustmentList } from './list';
import { heldOn, matrixDay, mayOnProgramme, waitingFor, whereMatrix, yearOf } from './policy';
import { type Evidences, readEvidences } from './rows';
import type { AdjustmentView, Evidence, MatrixRow } from './types';
import { ADJUSTMENT_LISTS, type AdjustmentKind, type AdjustmentState, type ProgrammeState } from './words';
import { adjustmentWorkflow } from './workflow';

/** What of an adjustment its view needs. */
export const ADJUSTMENT_PARTS = {
  steps: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.ProgrammeAdjustmentInclude;
type Stored = Prisma.ProgrammeAdjustmentGetPayload<{ include: typeof ADJUSTMENT_PARTS }>;
type Belongs = { departmentId: string | null };

/** An adjustment with the steps that were taken and those that the caller may take. */
export function adjustmentView(ctx: Ctx, stored: Stored, of: Belongs, people: Record<string, string>): AdjustmentView {
  const state = stored.state as AdjustmentState;
  const { id, version, year, reason } = stored;
  return {
    ...{ id, version, year, reason, state },
    proposal: stored.proposal as AdjustmentKind,
    decision: stored.decision as AdjustmentKind | null,
    decidedOn: fromDbDate(stored.decidedOn),
    events: eventsFrom(adjustmentWorkflow, state, ctx.role).filter((event) =>
      mayOnProgramme(ctx, adjustmentWorkflow[event].permission, of),
    ),
    steps: stored.steps.map((step) => ({
      ...{ id: step.id, event: step.event, reason: step.reason, at: step.at.toISOString() },
      list: step.list as AdjustmentKind | null,
      by: people[step.membershipId] ?? null,
    })),
  };
}

type Weighed = {
  id: string;
  chain: { code: string } | null;
  intakes: { planned: number | null; enrolled: number | null; reported: number | null }[];
};

type Weighing = Evidences & { settled: Record<string, Settled> };

/** What all programmes are weighed by on a day. */
const readWeighing = async (tx: Tx, ctx: Ctx, day: Day): Promise<Weighing> => ({
  ...(await readEvidences(tx, ctx, day)),
  settled: await settledByProgramme(tx, ctx, day),
});

function evidenceOf(programme: Weighed, all: Weighing): Evidence {
  const [intake] = programme.intakes;
  return {
    planned: intake?.planned ?? null,
    enrolled: intake?.enrolled ?? null,
    reported: intake?.reported ?? null,
    students: all.students[programme.id] ?? 0,
    orderStudents: all.orderStudents[programme.id] ?? 0,
    needs: programme.chain ? (all.needs[programme.chain.code] ?? 0) : 0,
    places: all.places[programme.id] ?? 0,
    seekers: all.seekers[programme.id] ?? 0,
    graduates: all.settled[programme.id]?.graduates ?? null,
    settled: all.settled[programme.id]?.settled ?? null,
  };
}

const weighed = (year: number) => ({
  chain: { select: { code: true } },
  intakes: { where: { year }, select: { planned: true, enrolled: true, reported: true } },
});

/** The evidence of one programme for the year as it stands now: what a decision keeps. */
export async function readEvidenceOf(tx: Tx, ctx: Ctx, programmeId: string, year: number): Promise<Evidence> {
  const programme = await tx.programme.findFirstOrThrow({
    where: { institutionId: ctx.institutionId, id: programmeId },
    include: weighed(year),
  });
  return evidenceOf(programme, await readWeighing(tx, ctx, matrixDay(ctx, year)));
}

const count = z.number().nullable();
const kept = z.object({
  ...{ planned: count, enrolled: count, reported: count },
  ...{ students: z.number(), orderStudents: z.number(), needs: z.number() },
  ...{ places: count.default(null), seekers: count.default(null) },
  ...{ graduates: count.default(null), settled: count.default(null) },
});

/** What was kept at the decision; null where nothing was. */
function keptEvidence(stored: Stored | undefined): Evidence | null {
  if (stored?.state !== 'DECIDED') return null;
  const read = kept.safeParse(stored.evidence);
  return read.success ? read.data : null;
}

type Find = { where: Prisma.ProgrammeWhereInput; orderBy: Prisma.ProgrammeOrderByWithRelationInput[] } & {
  skip?: number;
  take?: number;
};

/** Rows of the matrix of a year, for its page and for the export. */
export async function readMatrix(tx: Tx, ctx: Ctx, year: number, find: Find): Promise<MatrixRow[]> {
  const day = matrixDay(ctx, year);
  const programmes = await tx.programme.findMany({
    ...find,
    include: {
      ...weighed(year),
      periods: { where: heldOn(day), select: { state: true } },
      adjustments: { where: { year }, include: ADJUSTMENT_PARTS },
    },
  });
  const all = await readWeighing(tx, ctx, day);
  const [departments, people] = [await departmentNames(tx, ctx), await personNames(tx, ctx)];
  return programmes.map((p) => {
    const [stored] = p.adjustments;
    const frozen = keptEvidence(stored);
    return {
      ...{ id: p.id, code: p.code, name: p.name, chainCode: p.chain?.code ?? null },
      state: (p.periods[0]?.state ?? null) as ProgrammeState | null,
      department: p.departmentId ? (departments[p.departmentId] ?? null) : null,
      evidence: frozen ?? evidenceOf(p, all),
      frozen: frozen !== null,
      adjustment: stored ? adjustmentView(ctx, stored, p, people) : null,
      graduatesOf: mayOnProgramme(ctx, 'employment.read', p) ? (all.settled[p.id]?.year ?? null) : null,
      may: { propose: !stored && mayOnProgramme(ctx, 'programmes.propose', p) },
    };
  });
}

/** The matrix's order, for its page and for the export. */
export const matrixOrder = ({ sort, dir }: Pick<AdjustmentListState, 'sort' | 'dir'>) => [
  sort === 'code' ? { code: { sort: dir, nulls: 'last' as const } } : { name: dir },
  { id: 'asc' as const },
];

/** The matrix of a year: programme × evidence, with what was proposed and decided. */
export const adjustmentMatrix = defineQuery({
  permission: 'programmes.read',
  input: adjustmentList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<MatrixRow>> => {
    const [where, orderBy] = [whereMatrix(ctx, input.filter), matrixOrder(input)];
    const at = { institutionId: ctx.institutionId };
    const year = yearOf(ctx, input.filter);
    return pageOf(tx, ctx, {
      name: 'programmes.matrix',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.programme.count({ where }),
      ids: (window) => tx.programme.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) =>
        readMatrix(
          ...([tx, ctx, year] as const),
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window },
        ),
    });
  },
});

/** How many programmes a tab of the matrix shows. */
export async function countMatrix(tx: Tx, ctx: Ctx, filter: AdjustmentFilter): Promise<number> {
  const where = whereMatrix(ctx, filter);
  return counted(tx, ctx, 'programmes.matrix.count', where, () => tx.programme.count({ where }));
}

/** Counts for the matrix's tabs, and the year that it shows. */
export const adjustmentFacets = defineQuery({
  permission: 'programmes.read',
  input: z.strictObject({ filter: adjustmentList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const tabs = { ...filter, list: undefined, waiting: undefined };
    const lists: { value: AdjustmentKind | 'NONE'; count: number }[] = [];
    for (const value of [...ADJUSTMENT_LISTS, 'NONE' as const])
      lists.push({ value, count: await countMatrix(tx, ctx, { ...tabs, list: [value] }) });
    const mine = waitingFor(ctx).state;
    return {
      year: yearOf(ctx, filter),
      on: matrixDay(ctx, yearOf(ctx, filter)),
      total: await countMatrix(tx, ctx, tabs),
      lists,
      waiting: mine ? await countMatrix(tx, ctx, { ...tabs, waiting: '1' }) : 0,
    };
  },
});
