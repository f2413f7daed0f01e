import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { type FindingFilter, type FindingListState, findingList } from './list';
import { inspectedBases, MENDING_ROLES, whereFinding } from './policy';
import { readFindingRows } from './rows';
import { baseOf } from './schema';
import { findingStateOn } from './state';
import type { BaseInspections, FindingFacets, FindingRow } from './types';
import { FINDING_STATES, type InspectionResult } from './words';

/** The list's order: what is to be mended stands before what is mended. */
export function findingOrder({ sort, dir }: Pick<FindingListState, 'sort' | 'dir'>) {
  if (sort === 'inspected') return [{ inspection: { inspectedOn: dir } }, { id: 'asc' as const }];
  return [{ doneOn: { sort: 'desc' as const, nulls: 'first' as const } }, { dueOn: dir }, { id: 'asc' as const }];
}

/** One page of findings as the address says. */
export const listFindings = defineQuery({
  permission: 'inspections.read',
  input: findingList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<FindingRow>> => {
    const where = whereFinding(ctx, input.filter);
    const orderBy = findingOrder(input);
    const at = { institutionId: ctx.institutionId };
    return pageOf(tx, ctx, {
      name: 'findings',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.inspectionFinding.count({ where }),
      ids: (window) => tx.inspectionFinding.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const one = 'ids' in window ? { where: { ...at, id: { in: window.ids } } } : { where, ...window };
        return readFindingRows(tx, ctx, { ...one, orderBy });
      },
    });
  },
});

async function countFindings(tx: Tx, ctx: Ctx, filter: FindingFilter): Promise<number> {
  const where = whereFinding(ctx, filter);
  return counted(tx, ctx, 'findings.count', where, () => tx.inspectionFinding.count({ where }));
}

/** The bases of the filter's findings, each with how many it has. */
async function basesOf(tx: Tx, ctx: Ctx, filter: FindingFilter): Promise<FindingFacets['bases']> {
  const findings = whereFinding(ctx, { ...filter, base: undefined });
  const inspections = await counted(tx, ctx, 'findings.bases', findings, () =>
    tx.inspection.findMany({
      where: { institutionId: ctx.institutionId, findings: { some: findings } },
      orderBy: [{ platform: { name: 'asc' } }, { id: 'asc' }],
      select: {
        platform: { select: { id: true, name: true } },
        _count: { select: { findings: { where: findings } } },
      },
    }),
  );
  const bases = new Map<string, FindingFacets['bases'][number]>();
  for (const { platform, _count } of inspections) {
    const count = (bases.get(platform.id)?.count ?? 0) + _count.findings;
    bases.set(platform.id, { value: platform.id, label: platform.name, count });
  }
  return [...bases.values()];
}

/** How many findings stand in each state, are the reader's and belong to each base: each counted with the other filters as they are. */
export const findingFacets = defineQuery({
  permission: 'inspections.read',
  input: z.strictObject({ filter: findingList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }): Promise<FindingFacets> => {
    const state: FindingFacets['state'] = [];
    for (const value of FINDING_STATES)
      state.push({ value, count: await countFindings(tx, ctx, { ...filter, state: [value] }) });
    return {
      state,
      total: await countFindings(tx, ctx, { ...filter, state: undefined }),
      mine: await countFindings(tx, ctx, { ...filter, mine: '1' }),
      bases: await basesOf(tx, ctx, filter),
    };
  },
});

/** The inspections of one base, newest first, with how what they found stands. */
export const inspectionsOf = defineQuery({
  permission: 'inspections.read',
  input: baseOf,
  run: async ({ tx, ctx, input: { platformId } }): Promise<BaseInspections> => {
    if (!(await tx.platform.count({ where: { AND: [inspectedBases(ctx), { id: platformId }] } }))) notFound();
    const found = await tx.inspection.findMany({
      where: { institutionId: ctx.institutionId, platformId },
      orderBy: [{ inspectedOn: 'desc' }, { id: 'desc' }],
      take: 200,
      include: { findings: { select: { dueOn: true, doneOn: true } } },
    });
    const rows = found.map(({ id, inspectedOn, result, inspectors, findings }) => {
      const states = findings.map(({ dueOn, doneOn }) =>
        findingStateOn({ dueOn: fromDbDate(dueOn), doneOn: fromDbDate(doneOn) }, ctx.today),
      );
      const overdue = states.filter((state) => state === 'OVERDUE').length;
      const open = overdue + states.filter((state) => state === 'OPEN').length;
      const of = { id, inspectedOn: fromDbDate(inspectedOn), result: result as InspectionResult, inspectors };
      return { ...of, findings: states.length, open, overdue };
    });
    return { rows, nextOn: fromDbDate(found[0]?.nextOn ?? null) };
  },
});

/** People to whom a finding can be given. */
export const mendingPeople = defineQuery({
  permission: 'inspections.write',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => {
    const rows = await tx.membership.findMany({
      where: { institutionId: ctx.institutionId, role: { in: MENDING_ROLES }, endedAt: null },
      orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
      select: { id: true, user: { select: { name: true } } },
    });
    return rows.map((m) => ({ id: m.id, name: m.user.name }));
  },
});
