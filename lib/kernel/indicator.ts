import type { Tx } from '@/lib/db/client';
import type { Ctx } from './context';
import type { Day, YearKind } from './day';

/**
 * A figure: one kind of record and a filter, counted as of a day. The filter that is counted is the one that the link writes into the list's address,
 * so the list behind a figure always adds up to it.
 */
export type Indicator<Filter> = {
  /** Key of figures.csv where the figure stands there; message key in the namespace `figures`. */
  key: string;
  /** Message key of the unit in the namespace `figures` (household 家, item 份 …). */
  unit: string;
  /** As of the day; `year` says which year "this year" is. */
  filter: (on: Day, year: YearKind) => Filter;
  count: (tx: Tx, ctx: Ctx, filter: Filter) => Promise<number>;
  href: (filter: Filter) => string;
  /** Whether the college has anything that the figure is about; without it, always. */
  applies?: (tx: Tx, ctx: Ctx, filter: Filter) => Promise<boolean>;
};

export type Figure = { key: string; unit: string; value: number; href: string };

/** The indicator's number on a day with the address of the records it was counted from. */
export async function figureOf<Filter>(
  tx: Tx,
  ctx: Ctx,
  indicator: Indicator<Filter>,
  on: Day,
  year: YearKind = 'calendar',
): Promise<Figure> {
  const filter = indicator.filter(on, year);
  return {
    key: indicator.key,
    unit: indicator.unit,
    value: await indicator.count(tx, ctx, filter),
    href: indicator.href(filter),
  };
}
