import type { Day, YearKind } from '@/lib/kernel/day';
import type { Figure } from '@/lib/kernel/indicator';
import type { IndustryLevel, Theme } from './words';

/** A figure beside its own number on the same day a year before. */
export type ComparedFigure = Figure & { before: number };

/** One bar or segment: how many, and the list that it was counted from. `label` is ready to show; null where the key has a word of its own (NONE, OTHERS, a tier). */
export type Bar = { key: string; label: string | null; value: number; href: string };

/** What something is made of: parts of a whole, the largest first, or steps of which each is a part of the one before. `key` names its words in the namespace `dashboard`. */
export type Chart = {
  key: string;
  form: 'ranking' | 'composition' | 'funnel';
  unit: string;
  /** What the bars count together, and the list of it. */
  total: number;
  all: string;
  bars: Bar[];
};

/** One month of the trend; null where it has not come yet. */
export type MonthBar = { month: string; value: number | null; href: string };
/** The months of one year, and of both years the total up to the same day. */
export type Trend = { before: MonthBar[]; now: MonthBar[]; totalBefore: number; total: number; href: string };

/** A figure on the same day of several years, the last of them the day itself. */
export type History = { key: string; unit: string; points: { day: Day; value: number; href: string }[] };

export type Dashboard = {
  on: Day;
  year: YearKind;
  industry: IndustryLevel;
  theme: Theme;
  figures: ComparedFigure[];
  charts: Chart[];
  histories: History[];
  /** New partner enterprises by month; null where the theme is about something else. */
  trend: Trend | null;
};

/** What stands on the wall: figures, how one of them has come, and what something is made of. */
export type Wall = { on: Day; institution: string; figures: Figure[]; histories: History[]; charts: Chart[] };
