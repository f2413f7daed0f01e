import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import type { Day, YearKind } from '@/lib/kernel/day';
import { type Figure, figureOf, type Indicator } from '@/lib/kernel/indicator';
import { agreementIndicators } from '@/lib/modules/agreements/indicators';
import { needIndicators } from '@/lib/modules/needs/indicators';
import { partnerIndicators } from '@/lib/modules/partners/indicators';
import { platformIndicators } from '@/lib/modules/platforms/indicators';
import { programmeIndicators } from '@/lib/modules/programmes/indicators';
import { visitIndicators } from '@/lib/modules/visits/indicators';

type Read = (tx: Tx, ctx: Ctx, on: Day, year: YearKind) => Promise<Figure>;

function readers<Filter>(indicators: Record<string, Indicator<Filter>>): Read[] {
  return Object.values(indicators).map((indicator) => (tx, ctx, on, year) => figureOf(tx, ctx, indicator, on, year));
}

/** Every indicator that there is; a module's are a line here. */
const REGISTRY: readonly Read[] = [
  ...readers(partnerIndicators),
  ...readers(agreementIndicators),
  ...readers(visitIndicators),
  ...readers(needIndicators),
  ...readers(platformIndicators),
  ...readers(programmeIndicators),
];

/** All figures on a day, by the keys of the college's own report where one stands there. */
export async function readFigures(tx: Tx, ctx: Ctx, on: Day, year: YearKind = 'calendar'): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const read of REGISTRY) figures.push(await read(tx, ctx, on, year));
  return figures;
}
