import type { Day } from '@/lib/kernel/day';
import type { DocumentKind, DueState } from './words';

/** How a resolution or a task stands on a day, as it follows from its days; late from the day after it was due. The policies' `…In` say the same to the database. */
export function dueStateOn(of: { dueOn: Day | null; doneOn: Day | null; droppedOn?: Day | null }, day: Day): DueState {
  if (of.doneOn) return 'DONE';
  if (of.droppedOn) return 'DROPPED';
  return of.dueOn !== null && of.dueOn < day ? 'OVERDUE' : 'OPEN';
}

type Dated = { id: string; kind: DocumentKind; title: string; effectiveOn: Day };
type Series<D> = { current: D | null; coming: D[]; earlier: D[] };

/** Documents with their versions together: a platform has one charter, of the other kinds one of each title. In force is the last that holds by the day. */
export function documentSeries<D extends Dated>(documents: readonly D[], day: Day): Series<D>[] {
  const series = new Map<string, D[]>();
  for (const each of documents) {
    const key = each.kind === 'CHARTER' ? each.kind : `${each.kind} ${each.title}`;
    series.set(key, [...(series.get(key) ?? []), each]);
  }
  return [...series.values()].map((versions) => {
    const newest = [...versions].sort((a, b) => b.effectiveOn.localeCompare(a.effectiveOn) || b.id.localeCompare(a.id));
    const [current = null, ...earlier] = newest.filter(({ effectiveOn }) => effectiveOn <= day);
    return { current, earlier, coming: newest.filter(({ effectiveOn }) => effectiveOn > day) };
  });
}
