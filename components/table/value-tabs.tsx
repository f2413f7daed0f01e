import type { ReactNode } from 'react';
import { FilterTab } from './filter-chip';

type Props<V extends string> = {
  label: string;
  all: string;
  total: number;
  values: readonly { value: V; count: number }[];
  chosen: readonly V[] | undefined;
  name: (value: V) => string;
  /** Where the list stands with these values alone; undefined: with all. */
  href: (values: V[] | undefined) => string;
  children?: ReactNode;
};

/** The tabs of a list: all of it, then each value of one field by itself, with how many records each would show. */
export function ValueTabs<V extends string>({ label, all, total, values, chosen, name, href, children }: Props<V>) {
  return (
    <nav className="tabs" aria-label={label}>
      <FilterTab href={href(undefined)} on={!chosen} label={all} count={total} />
      {values.map(({ value, count }) => (
        <FilterTab
          key={value}
          href={href([value])}
          on={chosen?.length === 1 && chosen[0] === value}
          label={name(value)}
          count={count}
        />
      ))}
      {children}
    </nav>
  );
}
