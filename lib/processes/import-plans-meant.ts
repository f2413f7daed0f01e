import 'server-only';
import { fromDbDate } from '@/lib/kernel/day';
import { textOf as text } from './import-cells';
import type { Named } from './import-named';
import type { PlansKnown, StoredPlan } from './import-plans';
import { problemAt, type ReadRow, type RowProblem } from './import-target';

type SchoolClass = PlansKnown['schoolClasses'][number];

/** The class that a cell names: one that nobody knows refuses the row, or the plan would be for others. */
function classSaid<T extends { name: string }>(row: ReadRow, key: string, classes: readonly T[]) {
  const said = text(row, key);
  const found = classes.find(({ name }) => name === said) ?? null;
  return { found, unknown: said && !found ? problemAt(row, key, 'refused', 'unknown-class', { found: said }) : null };
}

/**
 * The plan that a row means. Its key is its name within its class and period: names are one plan's in a college (the database sees to it), so the name
 * finds it; but a plan of that name for another class, or of days that do not touch the row's, is another one, and the row is refused instead of
 * turning last year's plan into this year's.
 */
export function meantBy(row: ReadRow, known: PlansKnown) {
  const schoolClass = classSaid(row, 'schoolClass', known.schoolClasses);
  const orderClass = classSaid(row, 'orderClass', known.orderClasses);
  const name = text(row, 'name') ?? '';
  const now = known.plans.get(name);
  const same =
    !now ||
    (isOf(now.schoolClassId, schoolClass.found?.id) &&
      isOf(now.orderClassId, orderClass.found?.id) &&
      touches(now, text(row, 'startsOn') ?? '', text(row, 'endsOn') ?? ''));
  const other =
    now && [now.schoolClass?.name, now.orderClass?.name, fromDbDate(now.startsOn)].filter(Boolean).join(' ');
  return {
    ...{ now, schoolClass: schoolClass.found, orderClass: orderClass.found },
    unknown: schoolClass.unknown ?? orderClass.unknown,
    taken: same ? null : problemAt(row, 'name', 'refused', 'plan-name-taken', { found: name, other: other ?? '' }),
  };
}

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
  { programmes, schoolClass, orderClass, now }: Asked,
): { found: Named | null; problem: RowProblem | null } {
  const said = text(row, 'programme');
  if (!said) return { found: null, problem: null };
  const same = programmes.filter(({ name }) => name === said);
  const own = same.find(({ id }) => id === now?.programmeId) ?? same.find(({ id }) => id === schoolClass?.programmeId);
  const found = own ?? (same.length === 1 ? same[0] : undefined);
  if (found) return { found, problem: null };
  const refuse = (code: string) => ({
    ...{ found: null, problem: problemAt(row, 'programme', 'refused', code, { found: said }) },
  });
  if (same.length > 1) return refuse('ambiguous-programme');
  // Without a class a plan is for the programme's students: for nobody, if there is none.
  if (!now && !schoolClass && !orderClass) return refuse('plan-for-nobody');
  return { found: null, problem: problemAt(row, 'programme', 'warning', 'unknown-programme', { found: said }) };
}
