import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { type ResolutionFilter, type ResolutionListState, resolutionList } from './list';
import { CARRYING_ROLES, governedPlatforms, whereResolution } from './policy';
import { readResolutionRows } from './rows';
import { platformOf } from './schema';
import { dueStateOn } from './state';
import type { MeetingRow, ResolutionRow } from './types';
import { RESOLUTION_STATES } from './words';

/** The list's order: what is to be carried out stands before what is done. */
export function resolutionOrder({ sort, dir }: Pick<ResolutionListState, 'sort' | 'dir'>) {
  const first = { doneOn: { sort: 'desc' as const, nulls: 'first' as const } };
  if (sort === 'held') return [{ meeting: { heldOn: dir } }, { position: 'asc' as const }, { id: 'asc' as const }];
  return [first, { dueOn: { sort: dir, nulls: 'last' as const } }, { id: 'asc' as const }];
}

/** One page of resolutions as the address says. */
export const listResolutions = defineQuery({
  permission: 'governance.read',
  input: resolutionList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<ResolutionRow>> => {
    const where = whereResolution(ctx, input.filter);
    const orderBy = resolutionOrder(input);
    const at = { institutionId: ctx.institutionId };
    return pageOf(tx, ctx, {
      name: 'resolutions',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.resolution.count({ where }),
      ids: (window) => tx.resolution.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const one = 'ids' in window ? { where: { ...at, id: { in: window.ids } } } : { where, ...window };
        return readResolutionRows(tx, ctx, { ...one, orderBy });
      },
    });
  },
});

async function countResolutions(tx: Tx, ctx: Ctx, filter: ResolutionFilter): Promise<number> {
  const where = whereResolution(ctx, filter);
  return counted(tx, ctx, 'resolutions.count', where, () => tx.resolution.count({ where }));
}

/** How many resolutions stand in each state, and how many are the reader's, for the tabs. */
export const resolutionFacets = defineQuery({
  permission: 'governance.read',
  input: z.strictObject({ filter: resolutionList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const state: { value: (typeof RESOLUTION_STATES)[number]; count: number }[] = [];
    for (const value of RESOLUTION_STATES)
      state.push({ value, count: await countResolutions(tx, ctx, { ...filter, state: [value] }) });
    return {
      state,
      total: await countResolutions(tx, ctx, { ...filter, state: undefined }),
      mine: await countResolutions(tx, ctx, { ...filter, mine: '1' }),
    };
  },
});

/** The meetings of one platform, newest first, with how their resolutions stand. */
export const meetingsOf = defineQuery({
  permission: 'governance.read',
  input: platformOf,
  run: async ({ tx, ctx, input: { platformId } }): Promise<MeetingRow[]> => {
    if (!(await tx.platform.count({ where: { AND: [governedPlatforms(ctx), { id: platformId }] } }))) notFound();
    const rows = await tx.meeting.findMany({
      where: { institutionId: ctx.institutionId, platformId },
      orderBy: [{ heldOn: 'desc' }, { id: 'desc' }],
      take: 200,
      include: { resolutions: { select: { dueOn: true, doneOn: true } } },
    });
    return rows.map(({ id, title, heldOn, place, resolutions }) => {
      const states = resolutions.map(({ dueOn, doneOn }) =>
        dueStateOn({ dueOn: fromDbDate(dueOn), doneOn: fromDbDate(doneOn) }, ctx.today),
      );
      const overdue = states.filter((state) => state === 'OVERDUE').length;
      const open = overdue + states.filter((state) => state === 'OPEN').length;
      return { id, title, heldOn: fromDbDate(heldOn), place, resolutions: states.length, open, overdue };
    });
  },
});

/** People to whom a resolution, a task or an indicator can be given. */
export const carryingPeople = defineQuery({
  permission: 'governance.write',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => {
    const rows = await tx.membership.findMany({
      where: { institutionId: ctx.institutionId, role: { in: CARRYING_ROLES }, endedAt: null },
      orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
      select: { id: true, user: { select: { name: true } } },
    });
    return rows.map((m) => ({ id: m.id, name: m.user.name }));
  },
});
