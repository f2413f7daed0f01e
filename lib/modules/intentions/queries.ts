import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import type { Day } from '@/lib/kernel/day';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { type IntentionFilter, type IntentionListState, intentionList } from './list';
import { visibleIntentions, whereIntention } from './policy';
import { readIntentionRows } from './rows';
import { ofStudent } from './schema';
import { intentionsIn } from './state';
import type { IntentionRow } from './types';
import { INTENTION_STATES } from './words';

const ORDER: Record<IntentionListState['sort'], (dir: Dir) => Prisma.IntentionOrderByWithRelationInput> = {
  stated: (dir) => ({ statedOn: dir }),
  student: (dir) => ({ student: { name: dir } }),
  pay: (sort) => ({ payFrom: { sort, nulls: 'last' } }),
};

/** The list's order, for its page and for the export. */
export function intentionOrder({ sort, dir }: Pick<IntentionListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { id: 'asc' as const }];
}

/** One page of intentions as the address says. */
export const listIntentions = defineQuery({
  permission: 'intentions.read',
  input: intentionList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<IntentionRow>> => {
    const where = whereIntention(ctx, input.filter);
    const orderBy = intentionOrder(input);
    const at = { institutionId: ctx.institutionId };
    return pageOf(tx, ctx, {
      name: 'intentions',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.intention.count({ where }),
      ids: (window) => tx.intention.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) =>
        readIntentionRows(
          tx,
          ctx,
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window },
          input.filter.on,
        ),
    });
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countIntentions(tx: Tx, ctx: Ctx, filter: IntentionFilter): Promise<number> {
  const where = whereIntention(ctx, filter);
  return counted(tx, ctx, 'intentions.count', where, () => tx.intention.count({ where }));
}

/** Counts for the tabs. */
export const intentionFacets = defineQuery({
  permission: 'intentions.read',
  input: z.strictObject({ filter: intentionList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const state = [];
    for (const value of INTENTION_STATES)
      state.push({ value, count: await countIntentions(tx, ctx, { ...filter, state: [value] }) });
    return { total: await countIntentions(tx, ctx, { ...filter, state: undefined }), state };
  },
});

/** How many looked for a job on the day, by programme. A number of the whole college: nobody is named. */
export async function seekersByProgramme(tx: Tx, ctx: Ctx, day: Day): Promise<Record<string, number>> {
  const where = { institutionId: ctx.institutionId, AND: [intentionsIn('LOOKING', day)] };
  return counted(tx, ctx, 'intentions.by-programme', where, async () => {
    const rows = await tx.intention.findMany({ where, select: { student: { select: { programmeId: true } } } });
    const sums: Record<string, number> = {};
    for (const { student } of rows) sums[student.programmeId] = (sums[student.programmeId] ?? 0) + 1;
    return sums;
  });
}

/** The student's intention; null when nothing was stated. */
export const intentionOf = defineQuery({
  permission: 'intentions.read',
  input: ofStudent,
  run: async ({ tx, ctx, input: { studentId } }): Promise<IntentionRow | null> => {
    const where = { AND: [visibleIntentions(ctx), { studentId }] };
    return (await readIntentionRows(tx, ctx, { where, take: 1 }))[0] ?? null;
  },
});
