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
  /** How it stands to the target that the college has set itself; without it, the figure has none. */
  against?: (tx: Tx, ctx: Ctx, filter: Filter) => Promise<Standing | null>;
  /** Whether the college has anything that the figure is about; without it, always. */
  applies?: (tx: Tx, ctx: Ctx, filter: Filter) => Promise<boolean>;
};

/** A target in percent, since when it holds, where it was decided, and how many people are missing to it; none when it is reached. */
export type Standing = { year: number; percent: number; source: string; missing: number };

export type Figure = { key: string; unit: string; value: number; href: string; target: Standing | null };

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
    target: (await indicator.against?.(tx, ctx, filter)) ?? null,
  };
}
