import 'server-only';
import { yearBefore } from '@/lib/kernel/day';
import { defineQuery } from '@/lib/kernel/operation';
import { inCooperation } from '@/lib/modules/partners/indicators';
import { partnerList } from '@/lib/modules/partners/list';
import { countPartners } from '@/lib/modules/partners/queries';
import { SCALES, TIERS } from '@/lib/modules/partners/schema';
import { readFigures } from './indicators';
import { byIndustry, byRegion, byWord, newByMonth } from './rows';
import { dashboardInput, figuresInput } from './schema';
import type { Dashboard } from './types';

/** The figures that the records yield on a day. */
export const figures = defineQuery({
  permission: 'dashboard.read',
  input: figuresInput,
  run: ({ tx, ctx, input }) => readFigures(tx, ctx, input.on ?? ctx.today, input.year),
});

/** The leaders' dashboard, as of a day, beside the same day a year before. */
export const dashboard = defineQuery({
  permission: 'dashboard.read',
  input: dashboardInput,
  run: async ({ tx, ctx, input: { on = ctx.today, year, industry } }): Promise<Dashboard> => {
    const base = inCooperation(on);
    const now = await readFigures(tx, ctx, on, year);
    const before = new Map((await readFigures(tx, ctx, yearBefore(on), year)).map(({ key, value }) => [key, value]));
    return {
      ...{ on, year, industry },
      figures: now.map((figure) => ({ ...figure, before: before.get(figure.key) ?? 0 })),
      total: await countPartners(tx, ctx, base),
      industries: await byIndustry(tx, ctx, base, industry),
      regions: await byRegion(tx, ctx, base),
      scales: await byWord(tx, ctx, base, 'scale', SCALES),
      tiers: await byWord(tx, ctx, base, 'tier', TIERS),
      trend: await newByMonth(tx, ctx, on, year),
      all: partnerList.href({ filter: base }),
    };
  },
});
