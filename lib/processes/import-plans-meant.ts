import 'server-only';
import { fromDbDate } from '@/lib/kernel/day';
import { textOf as text } from './import-cells';
import type { Named } from './import-named';
import type { Faults } from './import-planned';
import type { PlansKnown, StoredPlan } from './import-plans';
import type { ReadRow } from './import-target';

type SchoolClass = PlansKnown['schoolClasses'][number];

/** The class that a cell names: one that nobody knows refuses the row, or the plan would be for others. */
function classSaid<T extends { name: string }>(row: ReadRow, faults: Faults, key: string, classes: readonly T[]) {
  const said = text(row, key);
  const found = classes.find(({ name }) => name === said) ?? null;
  if (said && !found) faults.refuse(key, 'unknown-class', { found: said });
  return found;
}

/**
 * The plan that a row means. Its key is its name within its class and period: names are one plan's in a college (the database sees to it), so the name
 * finds it; but a plan of that name for another class, or of days that do not touch the row's, is another one, and the row is refused instead of
 * turning last year's plan into this year's. While it cannot be told whether it is another one, none is meant.
 */
export function meantBy(row: ReadRow, faults: Faults, known: PlansKnown) {
  const schoolClass = classSaid(row, faults, 'schoolClass', known.schoolClasses);
  const orderClass = classSaid(row, faults, 'orderClass', known.orderClasses);
  const found = text(row, 'name') ?? '';
  const now = faults.told(...MEANING) ? undefined : known.plans.get(found);
  const same =
    !now ||
    (isOf(now.schoolClassId, schoolClass?.id) &&
      isOf(now.orderClassId, orderClass?.id) &&
      touches(now, text(row, 'startsOn') ?? '', text(row, 'endsOn') ?? ''));
  if (same) return { now, schoolClass, orderClass };
  const other = [now.schoolClass?.name, now.orderClass?.name, fromDbDate(now.startsOn)].filter(Boolean).join(' ');
  faults.refuse('name', 'plan-name-taken', { found, other });
  return { now: undefined, schoolClass, orderClass };
}

/** The cells that say which plan is meant. */
const MEANING = ['name', 'schoolClass', 'orderClass', 'startsOn', 'endsOn'];

const isOf = (stored: string | null, said: string | undefined) => !stored || !said || stored === said;
const touches = (stored: StoredPlan, from: string, to: string) =>
  from <= fromDbDate(stored.endsOn) && (to >= fromDbDate(stored.startsOn) || to < from);

type Asked = {
  programmes: readonly { id: string; name: string }[];
  schoolClass: SchoolClass | null;
  orderClass: { id: string } | null;
  now: StoredPlan | undefined;
};

/** The programme that a row names: of several of one name the plan's own or its class's. */
export function programmeSaid(
  row: ReadRow,
  faults: Faults,
  { programmes, schoolClass, orderClass, now }: Asked,
): Named | null {
  const said = text(row, 'programme');
  if (!said) return null;
  const same = programmes.filter(({ name }) => name === said);
  const own = same.find(({ id }) => id === now?.programmeId) ?? same.find(({ id }) => id === schoolClass?.programmeId);
  const found = own ?? (same.length === 1 ? same[0] : undefined);
  if (found) return found;
  // Which one is meant, and whom the plan is for without it, is said by the plan and its class.
  const clear = !faults.told(...MEANING);
  const [ambiguous, nobody] = [same.length > 1, !now && !schoolClass && !orderClass];
  if (clear && ambiguous) faults.refuse('programme', 'ambiguous-programme', { found: said });
  // Without a class a plan is for the programme's students: for nobody, if there is none.
  else if (clear && nobody) faults.refuse('programme', 'plan-for-nobody', { found: said });
  else if (!ambiguous) faults.warn('programme', 'unknown-programme', { found: said });
  return null;
}
