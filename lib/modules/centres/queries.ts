import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { today } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { visibleSessions } from '@/lib/modules/attendances/policy';
import { visibleOrderClasses } from '@/lib/modules/order-classes/policy';
import { type TrainingFilter, type TrainingListState, trainingList } from './list';
import { whereTraining } from './policy';
import { readTrainingRows } from './rows';
import { ofClassInput } from './schema';
import type { ClassSession, TrainingRow } from './types';
import { type Purpose, TRAINING_STATES } from './words';

/** The list's order, for its page and for the export. */
export function trainingOrder({ sort, dir }: Pick<TrainingListState, 'sort' | 'dir'>) {
  return [sort === 'planned' ? { plannedOn: dir } : { name: dir }, { id: 'asc' as const }];
}

/** One page of training programmes as the address says. */
export const listTraining = defineQuery({
  permission: 'platforms.read',
  input: trainingList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<TrainingRow>> => {
    const where = whereTraining(ctx, input.filter);
    const orderBy = trainingOrder(input);
    const at = { institutionId: ctx.institutionId };
    return pageOf(tx, ctx, {
      name: 'training',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.trainingProgramme.count({ where }),
      ids: (window) => tx.trainingProgramme.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const find =
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window };
        return readTrainingRows(tx, ctx, find, input.filter.on);
      },
    });
  },
});

const SHOWN = 20;

/** The newest sessions of a class that the caller may see, those to come among them, and how many there are. */
export const classSessions = defineQuery({
  permission: 'platforms.read',
  input: ofClassInput,
  run: async ({ tx, ctx, input: { orderClassId } }): Promise<{ rows: ClassSession[]; total: number }> => {
    const orderClass = { AND: [visibleOrderClasses(ctx), { id: orderClassId }] };
    if (!(await tx.orderClass.count({ where: orderClass }))) notFound();
    const where = { AND: [visibleSessions(ctx), { orderClassId }] };
    const found = await tx.centreSession.findMany({
      where,
      orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
      take: SHOWN,
      include: {
        platform: { select: { id: true, name: true } },
        room: { select: { name: true } },
        participants: { select: { attendances: true } },
      },
    });
    const rows = found.map(({ id, title, purpose, startsAt, endsAt, platform, room, participants }) => ({
      ...{ id, title, purpose: purpose as Purpose, centre: platform, room: room.name, heldOn: today(startsAt) },
      ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      attendances: participants.reduce((sum, { attendances }) => sum + attendances, 0),
    }));
    return { rows, total: await tx.centreSession.count({ where }) };
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countTraining(tx: Tx, ctx: Ctx, filter: TrainingFilter): Promise<number> {
  const where = whereTraining(ctx, filter);
  return counted(tx, ctx, 'training.count', where, () => tx.trainingProgramme.count({ where }));
}

/** How many programmes stand in each state, for the tabs. */
export const trainingFacets = defineQuery({
  permission: 'platforms.read',
  input: z.strictObject({ filter: trainingList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const state: { value: (typeof TRAINING_STATES)[number]; count: number }[] = [];
    for (const value of TRAINING_STATES)
      state.push({ value, count: await countTraining(tx, ctx, { ...filter, state: [value] }) });
    return { total: await countTraining(tx, ctx, { ...filter, state: undefined }), state };
  },
});
