import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { firstSessionOn, heldSessions } from '@/lib/modules/centres/rows';
import { PURPOSES } from '@/lib/modules/centres/words';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { producingCentres, whereOutput } from './policy';
import { outputOrder } from './queries';
import { readOutputRows } from './rows';
import { functionsInput } from './schema';
import type { CentreFunctions, FunctionYear } from './types';

const SHOWN = 10;

/** What was done for each function in the year: sessions that were held up to today, and outputs. */
async function functionsIn(tx: Tx, ctx: Ctx, platformId: string, year: number): Promise<FunctionYear[]> {
  const held = await heldSessions(tx, ctx, platformId, year);
  const groups = await tx.centreOutput.groupBy({
    by: ['purpose'],
    where: whereOutput(ctx, { centre: [platformId], year: [String(year)] }),
    _count: { _all: true },
    _sum: { income: true },
  });
  return PURPOSES.map((purpose) => {
    const output = groups.find((group) => group.purpose === purpose);
    const of = { outputs: output?._count._all ?? 0, income: Number(output?._sum.income ?? 0) };
    return { purpose, ...held[purpose], ...of };
  });
}

/** The years from the first session or output of the centre to this one, newest first. */
async function yearsOf(tx: Tx, ctx: Ctx, platformId: string): Promise<number[]> {
  const where = { institutionId: ctx.institutionId, platformId };
  const output = await tx.centreOutput.aggregate({ where, _min: { happenedOn: true } });
  const days = [await firstSessionOn(tx, ctx, platformId), fromDbDate(output._min.happenedOn)];
  const now = Number(ctx.today.slice(0, 4));
  const first = Math.min(now, ...days.flatMap((day) => (day ? [Number(day.slice(0, 4))] : [])));
  return Array.from({ length: now - first + 1 }, (_, n) => now - n);
}

/** A centre's four functions in a year (this one when none is asked), and the newest of its outputs in it. */
export const centreFunctions = defineQuery({
  permission: 'outputs.read',
  input: functionsInput,
  run: async ({ tx, ctx, input: { platformId, year: asked } }): Promise<CentreFunctions> => {
    const where = { AND: [producingCentres(ctx), { id: platformId }] };
    const centre = (await tx.platform.findFirst({ where })) ?? notFound();
    const years = await yearsOf(tx, ctx, platformId);
    const year = years.find((each) => each === asked) ?? Number(ctx.today.slice(0, 4));
    return {
      ...{ year, years, functions: await functionsIn(tx, ctx, platformId, year) },
      outputs: await readOutputRows(tx, ctx, {
        where: whereOutput(ctx, { centre: [platformId], year: [String(year)] }),
        orderBy: outputOrder({ sort: 'happened', dir: 'desc' }),
        take: SHOWN,
      }),
      mayWrite: mayOnPlatform(ctx, 'outputs.write', centre),
    };
  },
});
