import type { Day, YearKind } from '@/lib/kernel/day';
import type { Figure } from '@/lib/kernel/indicator';
import type { IndustryLevel } from './schema';

/** A figure beside its own number on the same day a year before. */
export type ComparedFigure = Figure & { before: number };

/** One bar or segment: how many, and the list that it was counted from. `label` is ready to show; null where the key has a word of its own (NONE, OTHERS, a tier). */
export type Bar = { key: string; label: string | null; value: number; href: string };

/** One month of the trend; null where it has not come yet. */
export type MonthBar = { month: string; value: number | null; href: string };
/** The months of one year, and of both years the total up to the same day. */
export type Trend = { before: MonthBar[]; now: MonthBar[]; totalBefore: number; total: number; href: string };

export type Dashboard = {
  on: Day;
  year: YearKind;
  industry: IndustryLevel;
  figures: ComparedFigure[];
  /** Enterprises in cooperation on the day: what the bars add up to. */
  total: number;
  industries: Bar[];
  regions: Bar[];
  scales: Bar[];
  tiers: Bar[];
  trend: Trend;
  /** The list of all that the bars count. */
  all: string;
};
