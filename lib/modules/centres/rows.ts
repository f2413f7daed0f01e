import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, fromDbDate, today } from '@/lib/kernel/day';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { momentAt, trainingStateOn } from './state';
import type { HeldSessions, TrainingRow } from './types';
import { PURPOSES, type Purpose } from './words';

type Find = {
  where: Prisma.TrainingProgrammeWhereInput;
  orderBy?: Prisma.TrainingProgrammeOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

/** Rows for the list and the export as they stand on a day. */
export async function readTrainingRows(tx: Tx, ctx: Ctx, find: Find, day: Day = ctx.today): Promise<TrainingRow[]> {
  const centre = { select: { id: true, name: true, departmentId: true, responsibleId: true } } as const;
  const found = await tx.trainingProgramme.findMany({ ...find, include: { platform: centre } });
  return found.map(({ id, version, name, hours, audience, platform, ...dates }) => {
    const days = {
      plannedOn: fromDbDate(dates.plannedOn),
      offeredOn: fromDbDate(dates.offeredOn),
      retiredOn: fromDbDate(dates.retiredOn),
    };
    return {
      ...{ id, version, name, hours, audience, ...days, state: trainingStateOn(days, day) },
      centre: { id: platform.id, name: platform.name },
      mayWrite: mayOnPlatform(ctx, 'platforms.write', platform),
    };
  });
}

const HOUR = 3_600_000;

/** The sessions of a centre that were held in the year, up to today, by what they were for: how many, their hours, and who took part. */
export async function heldSessions(
  tx: Tx,
  ctx: Ctx,
  platformId: string,
  year: number,
): Promise<Record<Purpose, HeldSessions>> {
  const [before = ''] = [`${year + 1}-01-01`, addDays(ctx.today, 1)].sort();
  const startsAt = { gte: momentAt(`${year}-01-01`, '00:00'), lt: momentAt(before, '00:00') };
  const sessions = await tx.centreSession.findMany({
    where: { institutionId: ctx.institutionId, platformId, cancelledAt: null, pendingUntil: null, startsAt },
    select: { purpose: true, startsAt: true, endsAt: true, participants: { select: { attendances: true } } },
  });
  const sums = PURPOSES.map((purpose) => {
    const own = sessions.filter((session) => session.purpose === purpose);
    const hours = own.reduce((sum, each) => sum + (each.endsAt.getTime() - each.startsAt.getTime()) / HOUR, 0);
    const present = own.flatMap(({ participants }) => participants.map(({ attendances }) => attendances));
    const attendances = present.reduce((sum, n) => sum + n, 0);
    return [purpose, { sessions: own.length, hours: Math.round(hours * 10) / 10, attendances }] as const;
  });
  return Object.fromEntries(sums) as Record<Purpose, HeldSessions>;
}

/** The day of the centre's first session; null when there was none. */
export async function firstSessionOn(tx: Tx, ctx: Ctx, platformId: string): Promise<Day | null> {
  const where = { institutionId: ctx.institutionId, platformId, cancelledAt: null, pendingUntil: null };
  const { _min } = await tx.centreSession.aggregate({ where, _min: { startsAt: true } });
  return _min.startsAt && today(_min.startsAt);
}
