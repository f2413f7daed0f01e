import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { DUE_STATES } from '@/lib/modules/governance/words';
import { personNames } from '@/lib/modules/people/queries';
import { type TaskFilter, type TaskListState, taskList } from './list';
import { whereTask } from './policy';
import { readTaskRows } from './rows';
import { platformOf } from './schema';
import type { TaskFacets, TaskRow } from './types';

/** The list's order: what is to be done stands before what is done or dropped. */
export function taskOrder({ sort, dir }: Pick<TaskListState, 'sort' | 'dir'>) {
  if (sort === 'title') return [{ title: dir }, { id: 'asc' as const }];
  const later = { sort: 'desc' as const, nulls: 'first' as const };
  return [{ doneOn: later }, { droppedOn: later }, { dueOn: dir }, { id: 'asc' as const }];
}

/** One page of tasks as the address says. */
export const listTasks = defineQuery({
  permission: 'governance.read',
  input: taskList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<TaskRow>> => {
    const where = whereTask(ctx, input.filter);
    const orderBy = taskOrder(input);
    const at = { institutionId: ctx.institutionId };
    return pageOf(tx, ctx, {
      name: 'platform-tasks',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.platformTask.count({ where }),
      ids: (window) => tx.platformTask.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const one = 'ids' in window ? { where: { ...at, id: { in: window.ids } } } : { where, ...window };
        return readTaskRows(tx, ctx, { ...one, orderBy });
      },
    });
  },
});

async function countTasks(tx: Tx, ctx: Ctx, filter: TaskFilter): Promise<number> {
  const where = whereTask(ctx, filter);
  return counted(tx, ctx, 'platform-tasks.count', where, () => tx.platformTask.count({ where }));
}

type By = 'year' | 'platformId' | 'ownerId';

/** How many tasks of the filter there are by one of their columns. */
async function grouped(tx: Tx, ctx: Ctx, by: By, filter: TaskFilter): Promise<[value: string, count: number][]> {
  const where = whereTask(ctx, filter);
  const rows = await counted(tx, ctx, `platform-tasks.${by}`, where, () =>
    tx.platformTask.groupBy({ by: [by], where, _count: true }),
  );
  return rows.flatMap((row) => (row[by] === null ? [] : [[String(row[by]), row._count] as [string, number]]));
}

/** How many tasks stand in each state, of each year, platform and owner: each counted with the other filters as they are. */
export const taskFacets = defineQuery({
  permission: 'governance.read',
  input: z.strictObject({ filter: taskList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }): Promise<TaskFacets> => {
    const state: TaskFacets['state'] = [];
    for (const value of DUE_STATES)
      state.push({ value, count: await countTasks(tx, ctx, { ...filter, state: [value] }) });
    const years = await grouped(tx, ctx, 'year', { ...filter, year: undefined });
    const platforms = await grouped(tx, ctx, 'platformId', { ...filter, platform: undefined });
    const owners = await grouped(tx, ctx, 'ownerId', { ...filter, owner: undefined });
    const people = await personNames(tx, ctx);
    const named = await tx.platform.findMany({
      where: { institutionId: ctx.institutionId, id: { in: platforms.map(([id]) => id) } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true },
    });
    return {
      state,
      total: await countTasks(tx, ctx, { ...filter, state: undefined }),
      mine: await countTasks(tx, ctx, { ...filter, mine: '1' }),
      years: years.sort(([a], [b]) => Number(b) - Number(a)).map(([value, count]) => ({ value, label: value, count })),
      platforms: named.map(({ id, name }) => ({
        value: id,
        label: name,
        count: Object.fromEntries(platforms)[id] ?? 0,
      })),
      owners: owners
        .map(([value, count]) => ({ value, label: people[value] ?? '', count }))
        .filter(({ label }) => label),
    };
  },
});

/** A platform's tasks of this year, and what is still open of the years before. */
export const tasksOf = defineQuery({
  permission: 'governance.read',
  input: platformOf,
  run: async ({ tx, ctx, input: { platformId } }): Promise<TaskRow[]> => {
    const year = Number(ctx.today.slice(0, 4));
    const now = { OR: [{ year: { gte: year } }, { doneOn: null, droppedOn: null }] };
    const where = { AND: [whereTask(ctx, { platform: [platformId] }), now] };
    return readTaskRows(tx, ctx, { where, orderBy: taskOrder({ sort: 'due', dir: 'asc' }), take: 200 });
  },
});
