import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import type { Counts } from '@/lib/modules/centres/types';
import { CATEGORIES } from '@/lib/modules/centres/words';
import { type AttendanceFilter, type AttendanceListState, attendanceList } from './list';
import { whereAttendance } from './policy';
import { readAttendanceRows } from './rows';
import type { AttendanceFacets, AttendanceRow } from './types';

/** The list's order, for its page and for the export. */
export function attendanceOrder({ sort, dir }: Pick<AttendanceListState, 'sort' | 'dir'>) {
  const first = sort === 'held' ? { session: { startsAt: dir } } : { [sort]: dir };
  return [first, { id: 'asc' as const }];
}

/** What the attendances of a filter add up to: people and attendances are two units. */
export async function attendanceTotals(tx: Tx, ctx: Ctx, filter: AttendanceFilter): Promise<Counts> {
  const where = whereAttendance(ctx, filter);
  return counted(tx, ctx, 'attendances.totals', where, async () => {
    const { _sum } = await tx.sessionParticipant.aggregate({ where, _sum: { people: true, attendances: true } });
    return { people: _sum.people ?? 0, attendances: _sum.attendances ?? 0 };
  });
}

/** One page of attendances as the address says, with what all pages add up to. */
export const listAttendances = defineQuery({
  permission: 'platforms.read',
  input: attendanceList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<AttendanceRow> & { totals: Counts }> => {
    const where = whereAttendance(ctx, input.filter);
    const orderBy = attendanceOrder(input);
    const at = { institutionId: ctx.institutionId };
    const page = await pageOf(tx, ctx, {
      name: 'attendances',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.sessionParticipant.count({ where }),
      ids: (window) => tx.sessionParticipant.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const one = 'ids' in window ? { where: { ...at, id: { in: window.ids } } } : { where, ...window };
        return readAttendanceRows(tx, ctx, { ...one, orderBy });
      },
    });
    return { ...page, totals: await attendanceTotals(tx, ctx, input.filter) };
  },
});

async function countAttendances(tx: Tx, ctx: Ctx, filter: AttendanceFilter): Promise<number> {
  const where = whereAttendance(ctx, filter);
  return counted(tx, ctx, 'attendances.count', where, () => tx.sessionParticipant.count({ where }));
}

/** How many rows each category and each centre would show, with the other filters as they are. */
export const attendanceFacets = defineQuery({
  permission: 'platforms.read',
  input: z.strictObject({ filter: attendanceList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }): Promise<AttendanceFacets> => {
    const category: AttendanceFacets['category'] = [];
    for (const value of CATEGORIES)
      category.push({ value, count: await countAttendances(tx, ctx, { ...filter, category: [value] }) });
    const { session } = whereAttendance(ctx, { ...filter, centre: undefined });
    const participants = filter.category?.length ? { some: { category: { in: filter.category } } } : { some: {} };
    const where = { AND: [session ?? {}, { participants }] };
    const groups = await counted(tx, ctx, 'attendances.centres', where, () =>
      tx.centreSession.groupBy({ by: ['platformId'], where, _count: { _all: true } }),
    );
    const centres = await tx.platform.findMany({
      where: { institutionId: ctx.institutionId, id: { in: groups.map(({ platformId }) => platformId) } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true },
    });
    const choices: AttendanceFacets['centres'] = [];
    for (const { id, name } of centres)
      choices.push({ value: id, label: name, count: await countAttendances(tx, ctx, { ...filter, centre: [id] }) });
    return {
      ...{ category, centres: choices },
      total: await countAttendances(tx, ctx, { ...filter, category: undefined }),
    };
  },
});
