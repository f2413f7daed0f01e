import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, type YearKind, yearBefore } from '@/lib/kernel/day';
import { defineQuery } from '@/lib/kernel/operation';
import { readFigures, readHistory } from './indicators';
import { newByMonth, partnerCharts } from './rows';
import { dashboardInput, figuresInput } from './schema';
import {
  classCharts,
  employmentCharts,
  pathwayCharts,
  platformCharts,
  programmeCharts,
  type ReadChart,
  supplyCharts,
} from './splits';
import { inOrder, inTheme, LAYOUTS, WALL_FIRST, WALL_MORE } from './themes';
import type { Chart, Dashboard, History, Wall } from './types';
import type { IndustryLevel, Theme } from './words';

const SPLITS: Partial<Record<Theme, readonly ReadChart[]>> = {
  platforms: platformCharts,
  classes: classCharts,
  pathways: pathwayCharts,
  programmes: programmeCharts,
  internships: [...employmentCharts, ...supplyCharts],
};

/** The figures that the records yield on a day. */
export const figures = defineQuery({
  permission: 'dashboard.read',
  input: figuresInput,
  run: ({ tx, ctx, input }) => readFigures(tx, ctx, input.on ?? ctx.today, input.year),
});

type At = { on: Day; year: YearKind; industry: IndustryLevel; theme: Theme };

async function chartsOf(tx: Tx, ctx: Ctx, { on, year, industry, theme }: At): Promise<Chart[]> {
  if (theme === 'partners') return partnerCharts(tx, ctx, on, industry);
  if (theme === 'overview')
    return [
      ...(await partnerCharts(tx, ctx, on, industry, ['industries'])),
      ...(await readAll(tx, ctx, classCharts, { on, year })),
    ];
  return readAll(tx, ctx, SPLITS[theme] ?? [], { on, year });
}

async function readAll(tx: Tx, ctx: Ctx, charts: readonly ReadChart[], { on, year }: Pick<At, 'on' | 'year'>) {
  const shown: Chart[] = [];
  for (const read of charts) shown.push(await read(tx, ctx, on, year));
  return shown;
}

async function historiesOf(tx: Tx, ctx: Ctx, on: Day, keys: readonly string[]): Promise<History[]> {
  const histories: History[] = [];
  for (const key of keys) histories.push(...(await readHistory(tx, ctx, key, on)));
  return histories;
}

/** The leaders' dashboard of a theme, as of a day, beside the same day a year before. */
export const dashboard = defineQuery({
  permission: 'dashboard.read',
  input: dashboardInput,
  run: async ({ tx, ctx, input: { on = ctx.today, year, industry, theme } }): Promise<Dashboard> => {
    const wanted = (key: string) => inTheme(theme, key);
    const now = await readFigures(tx, ctx, on, year, wanted);
    const earlier = await readFigures(tx, ctx, yearBefore(on), year, wanted);
    const before = new Map(earlier.map(({ key, value }) => [key, value]));
    return {
      ...{ on, year, industry, theme },
      figures: inOrder(theme, now).map((figure) => ({ ...figure, before: before.get(figure.key) ?? 0 })),
      charts: await chartsOf(tx, ctx, { on, year, industry, theme }),
      histories: await historiesOf(tx, ctx, on, LAYOUTS[theme].histories),
      trend: theme === 'overview' || theme === 'partners' ? await newByMonth(tx, ctx, on, year) : null,
    };
  },
});

/** What stands on the wall today. */
export const wall = defineQuery({
  permission: 'dashboard.read',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<Wall> => {
    const keys: readonly string[] = [...WALL_FIRST, ...WALL_MORE];
    return {
      ...{ on: ctx.today, institution: ctx.institutionName },
      figures: await readFigures(tx, ctx, ctx.today, 'calendar', (key) => keys.includes(key)),
      histories: await historiesOf(tx, ctx, ctx.today, ['partners.enterprises']),
      charts: await readAll(tx, ctx, classCharts.slice(0, 1), { on: ctx.today, year: 'calendar' }),
    };
  },
});
