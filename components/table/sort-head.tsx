import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import type { Dir } from '@/lib/kernel/list';

type State<Sort> = { sort: Sort; dir: Dir };
type Props<Sort, S extends State<Sort>> = {
  state: S;
  href: (over: Partial<State<Sort>>, base: S) => string;
  sort: NoInfer<Sort>;
  label: string;
  className?: string;
};

/** A column's head that sorts by it; the same column again turns the order round. */
export function SortHead<Sort extends string, S extends State<Sort>>({
  state,
  href,
  sort,
  label,
  className,
}: Props<Sort, S>) {
  const now = state.sort === sort;
  const dir = now && state.dir === 'asc' ? 'desc' : 'asc';
  const Arrow = state.dir === 'asc' ? ArrowUp : ArrowDown;
  return (
    <th className={className} aria-sort={now ? (state.dir === 'asc' ? 'ascending' : 'descending') : undefined}>
      <Link className="inline-flex items-center gap-0.5" href={href({ sort, dir }, state)}>
        {label}
        {now && <Arrow className="ic" aria-hidden />}
      </Link>
    </th>
  );
}
