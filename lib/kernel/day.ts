/** A calendar day of the college, `YYYY-MM-DD`. Its clock is Asia/Shanghai wherever the server stands. */
export type Day = string;

const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** Today at the college. */
export function today(now = new Date()): Day {
  return shanghai.format(now);
}

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A day as Prisma wants it for a `date` column: midnight UTC. */
export function toDbDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day of a `date` column. */
export function fromDbDate(date: Date): Day;
export function fromDbDate(date: Date | null): Day | null;
export function fromDbDate(date: Date | null): Day | null {
  return date ? date.toISOString().slice(0, 10) : null;
}

/** The day n days later (earlier when negative). */
export function addDays(day: Day, n: number): Day {
  const date = toDbDate(day);
  date.setUTCDate(date.getUTCDate() + n);
  return fromDbDate(date);
}

/** Days from a to b; negative when b is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((toDbDate(b).getTime() - toDbDate(a).getTime()) / 86_400_000);
}

/** The month (`YYYY-MM`) n months later (earlier when negative). */
export function monthLater(month: string, n: number): string {
  const date = toDbDate(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + n);
  return fromDbDate(date).slice(0, 7);
}

/** The weeks that a month (`YYYY-MM`) touches, each from Monday to Sunday. */
export function weeksOf(month: string): Day[][] {
  const first = `${month}-01`;
  const monday = addDays(first, -((toDbDate(first).getUTCDay() + 6) % 7));
  const count = Math.ceil(daysBetween(monday, `${monthLater(month, 1)}-01`) / 7);
  return Array.from({ length: count }, (_w, week) =>
    Array.from({ length: 7 }, (_d, day) => addDays(monday, week * 7 + day)),
  );
}

/** The same day a year before; the 28th for the 29th of February. */
export function yearBefore(day: Day): Day {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isDay(earlier) ? earlier : `${earlier.slice(0, 8)}28`;
}

/** First day of the calendar year that holds the day. */
export function yearStart(day: Day): Day {
  return `${day.slice(0, 4)}-01-01`;
}

/** First day of the academic year (from 1 September) that holds the day. */
export function academicYearStart(day: Day): Day {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '09-01' ? `${year}-09-01` : `${year - 1}-09-01`;
}

export const YEAR_KINDS = ['calendar', 'academic'] as const;
export type YearKind = (typeof YEAR_KINDS)[number];

/** First day of the year of this kind that holds the day. */
export function yearStartOf(day: Day, kind: YearKind): Day {
  return kind === 'academic' ? academicYearStart(day) : yearStart(day);
}
