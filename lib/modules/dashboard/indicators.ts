import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, type YearKind, yearBefore } from '@/lib/kernel/day';
import { type Figure, figureOf, type Indicator } from '@/lib/kernel/indicator';
import { agreementIndicators } from '@/lib/modules/agreements/indicators';
import { attendanceIndicators } from '@/lib/modules/attendances/indicators';
import { centreIndicators } from '@/lib/modules/centres/indicators';
import { courseIndicators } from '@/lib/modules/courses/indicators';
import { employmentIndicators } from '@/lib/modules/employment/indicators';
import { intentionIndicators } from '@/lib/modules/intentions/indicators';
import { needIndicators } from '@/lib/modules/needs/indicators';
import { orderClassIndicators } from '@/lib/modules/order-classes/indicators';
import { partnerIndicators } from '@/lib/modules/partners/indicators';
import { allianceIndicators, pathwayIndicators } from '@/lib/modules/pathways/indicators';
import { placementIndicators } from '@/lib/modules/placements/indicators';
import { platformIndicators } from '@/lib/modules/platforms/indicators';
import { programmeIndicators } from '@/lib/modules/programmes/indicators';
import { studentIndicators } from '@/lib/modules/students/indicators';
import { hiringIndicators, vacancyIndicators } from '@/lib/modules/vacancies/indicators';
import { visitIndicators } from '@/lib/modules/visits/indicators';
import type { History } from './types';

type At = [tx: Tx, ctx: Ctx, on: Day, year: YearKind];
type Reader = { key: string; read: (...at: At) => Promise<Figure>; applies: (...at: At) => Promise<boolean> };

function readers<Filter>(indicators: Record<string, Indicator<Filter>>): Reader[] {
  return Object.values(indicators).map((indicator) => ({
    key: indicator.key,
    read: (tx, ctx, on, year) => figureOf(tx, ctx, indicator, on, year),
    applies: async (tx, ctx, on, year) => (await indicator.applies?.(tx, ctx, indicator.filter(on, year))) ?? true,
  }));
}

/** Every indicator that there is; a module's are a line here. */
const REGISTRY: readonly Reader[] = [
  ...readers(partnerIndicators),
  ...readers(agreementIndicators),
  ...readers(visitIndicators),
  ...readers(needIndicators),
  ...readers(platformIndicators),
  ...readers(centreIndicators),
  ...readers(attendanceIndicators),
  ...readers(courseIndicators),
  ...readers(orderClassIndicators),
  ...readers(studentIndicators),
  ...readers(pathwayIndicators),
  ...readers(allianceIndicators),
  ...readers(programmeIndicators),
  ...readers(placementIndicators),
  ...readers(employmentIndicators),
  ...readers(vacancyIndicators),
  ...readers(hiringIndicators),
  ...readers(intentionIndicators),
];
/** So many years stand in a history, the day's own among them. */
const YEARS = 6;

/** All figures on a day, or those whose key is wanted, by the keys of the college's own report where one stands there. */
export async function readFigures(
  tx: Tx,
  ctx: Ctx,
  on: Day,
  year: YearKind = 'calendar',
  wanted: (key: string) => boolean = () => true,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { read, applies } of REGISTRY.filter(({ key }) => wanted(key)))
    if (await applies(tx, ctx, on, year)) figures.push(await read(tx, ctx, on, year));
  return figures;
}

/** The figure of that key on the same day of the years up to `on`; none where no indicator has the key. */
export async function readHistory(tx: Tx, ctx: Ctx, key: string, on: Day): Promise<History[]> {
  const reader = REGISTRY.find((each) => each.key === key);
  if (!reader) return [];
  const days = [on];
  while (days.length < YEARS) days.unshift(yearBefore(days[0] ?? on));
  const points: History['points'] = [];
  let unit = '';
  for (const day of days) {
    const figure = await reader.read(tx, ctx, day, 'calendar');
    points.push({ day, value: figure.value, href: figure.href });
    unit = figure.unit;
  }
  return [{ key, unit, points }];
}
