import { type Day, isDay, YEAR_KINDS, type YearKind } from '@/lib/kernel/day';
import { INDUSTRY_LEVELS, type IndustryLevel, THEMES, type Theme } from './words';

/** What the dashboard's address says: about what, as of which day (null: today), which year "this year" is, and how finely industries are told apart. */
export type DashboardState = { theme: Theme; on: Day | null; year: YearKind; industry: IndustryLevel };
type SearchParams = Record<string, string | string[] | undefined>;

export const DASHBOARD_PATH = '/dashboard';
export const WALL_PATH = '/wall';

/** Reads the address; what it does not understand, and a day to come, is left out. */
export function parseDashboard({ theme, on, year, industry }: SearchParams, today: Day): DashboardState {
  return {
    theme: THEMES.find((each) => each === theme) ?? 'overview',
    on: typeof on === 'string' && isDay(on) && on < today ? on : null,
    year: YEAR_KINDS.find((each) => each === year) ?? 'calendar',
    industry: INDUSTRY_LEVELS.find((each) => each === industry) ?? 'section',
  };
}

/** The address of the dashboard with these settings. */
export function dashboardHref({ theme, on, year, industry }: DashboardState): string {
  const query = new URLSearchParams();
  if (theme !== 'overview') query.set('theme', theme);
  if (on) query.set('on', on);
  if (year !== 'calendar') query.set('year', year);
  if (industry !== 'section') query.set('industry', industry);
  return `${DASHBOARD_PATH}${query.size > 0 ? `?${query}` : ''}`;
}
