import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { defineQuery } from '@/lib/kernel/operation';
import { standingOf } from '@/lib/modules/targets/queries';
import { type EmploymentFilter, employmentList } from './list';
import { employmentTotals, graduatingYear } from './queries';
import type { RateCounts, Standings } from './types';

/** How the shares of a year's graduates stand to the targets of that year; both definitions of local retention are held against the one target. */
export async function standingsOf(tx: Tx, ctx: Ctx, year: string, counts: RateCounts): Promise<Standings> {
  const { graduates, settled, atWork, local } = counts;
  const of = (part: number, whole: number) => ({ year, part, whole });
  return {
    settledShare: await standingOf(tx, ctx, 'targets.employment_rate', of(settled, graduates)),
    localShare: await standingOf(tx, ctx, 'targets.local_retention', of(local, graduates)),
    localShareOfWorking: await standingOf(tx, ctx, 'targets.local_retention', of(local, atWork)),
  };
}

/** The same of a list's graduates; null unless they are of one year, since targets are a year's. */
export async function standings(tx: Tx, ctx: Ctx, filter: EmploymentFilter): Promise<Standings | null> {
  const year = await graduatingYear(tx, ctx, filter);
  return year ? standingsOf(tx, ctx, year, await employmentTotals(tx, ctx, filter)) : null;
}

/** The list's shares against the targets. */
export const employmentStandings = defineQuery({
  permission: 'employment.read',
  input: z.strictObject({ filter: employmentList.filterSchema }),
  run: ({ tx, ctx, input: { filter } }) => standings(tx, ctx, filter),
});
