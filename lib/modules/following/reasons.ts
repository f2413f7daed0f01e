import 'server-only';
import { addDays, type Day, daysBetween } from '@/lib/kernel/day';
import { type JournalEvery, REASONS, type Reason } from './words';

/** What the records say of one running internship. */
export type Followed = {
  startsOn: Day;
  endsOn: Day;
  insuredTo: Day | null;
  journalEvery: JournalEvery;
  visitEvery: number | null;
  /** The week that is over: was the intern there; null while nobody has said. */
  lastWeek: boolean | null;
  lastJournalOn: Day | null;
  lastVisitOn: Day | null;
  incidents: { leave: boolean; untilOn: Day | null; dueOn: Day | null }[];
  /** What was said of it before: the reasons and the day. */
  calls: { on: Day; reasons: Reason[] }[];
};

/** Days without a word after which a journal is missed. */
const PATIENCE: Record<JournalEvery, number> = { DAILY: 3, WEEKLY: 9, NONE: Number.POSITIVE_INFINITY };
const ENDING_DAYS = 14;
/** A reason that somebody has just called about is quiet for so long. */
const QUIET_DAYS = 3;
/** The first week is not over before so many days. */
const WEEK = 7;

/** Of how many visits that were due by the day; null where the plan asks for none. */
export function visitsDue(startsOn: Day, endsOn: Day, visitEvery: number | null, day: Day): number | null {
  if (visitEvery === null) return null;
  const last = day < endsOn ? day : endsOn;
  return Math.max(0, Math.floor(daysBetween(startsOn, last) / visitEvery));
}

/** Why the intern, its mentor or its enterprise is to be called on the day, the most urgent first. */
export function reasonsOn(f: Followed, day: Day): Reason[] {
  const since = (last: Day | null) => daysBetween(last && last > f.startsOn ? last : f.startsOn, day);
  const open = f.incidents.filter(({ leave }) => !leave);
  const holds: Record<Reason, boolean> = {
    INCIDENT_OVERDUE: open.some(({ dueOn }) => dueOn !== null && dueOn < day),
    INCIDENT_OPEN: open.some(({ dueOn }) => dueOn === null || dueOn >= day),
    NOT_BACK: f.incidents.some(({ leave, untilOn }) => leave && untilOn !== null && untilOn < day),
    ABSENT: f.lastWeek === false,
    WEEK_OPEN: f.lastWeek === null && since(null) >= WEEK,
    INSURANCE_ENDING: f.insuredTo !== null && f.insuredTo < f.endsOn && f.insuredTo <= addDays(day, ENDING_DAYS),
    JOURNAL_MISSING: since(f.lastJournalOn) > PATIENCE[f.journalEvery],
    VISIT_DUE: f.visitEvery !== null && since(f.lastVisitOn) >= f.visitEvery,
    ENDING: f.endsOn <= addDays(day, ENDING_DAYS),
  };
  const said = new Set(f.calls.flatMap(({ on, reasons }) => (addDays(on, QUIET_DAYS) > day ? reasons : [])));
  return REASONS.filter((reason) => holds[reason] && !said.has(reason));
}
