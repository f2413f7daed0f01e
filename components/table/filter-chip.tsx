import Link from 'next/link';

/** A filter that is on or off, with how many records it would show. */
export function FilterChip({ href, on, label, count }: { href: string; on: boolean; label: string; count: number }) {
  return (
    <Link className="chip" href={href} role="button" aria-pressed={on}>
      {label} <span className="n">{count}</span>
    </Link>
  );
}

/** A tab of a list, with how many records it would show. */
export function FilterTab({ href, on, label, count }: { href: string; on: boolean; label: string; count: number }) {
  return (
    <Link href={href} aria-current={on ? 'true' : undefined}>
      {label} <span className="n">{count}</span>
    </Link>
  );
}

/** The values with this one added, or without it when it was among them. */
export function toggled<V>(values: readonly V[] | undefined, value: V): V[] {
  return values?.includes(value) ? values.filter((v) => v !== value) : [...(values ?? []), value];
}
