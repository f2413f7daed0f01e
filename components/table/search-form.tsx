import { Search } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

type State = { filter: { q?: string } };

type Props<S extends State> = {
  list: { path: string; href: (over: { filter: S['filter'] }, base: S) => string };
  state: S;
  /** What can be searched, for the field's name and its hint. */
  label: string;
  /** Fields that are asked for beside the text. */
  children?: ReactNode;
  /** The filters of these fields. */
  asks?: readonly (keyof S['filter'])[];
};

/** The search of a list: a plain form that keeps the other filters, the order and the columns, and a way to clear all filters. */
export function SearchForm<S extends State>({ list, state, label, children, asks = [] }: Props<S>) {
  const act = useTranslations('ui.act');
  const { filter } = state;
  const rest = Object.entries(filter).filter(([name]) => name !== 'q' && !asks.includes(name as keyof S['filter']));
  const kept = new URL(list.href({ filter: Object.fromEntries(rest) }, state), 'http://list').searchParams;
  return (
    <form className="row flex-wrap max-sm:w-full" action={list.path} method="get">
      <div className="search w-72 max-sm:w-auto max-sm:min-w-48 max-sm:flex-1">
        <Search className="ic" aria-hidden />
        <input
          className="input"
          type="search"
          name="q"
          maxLength={100}
          defaultValue={filter.q}
          placeholder={label}
          aria-label={label}
        />
      </div>
      {children}
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className="btn" type="submit">
        {act('filter')}
      </button>
      {Object.keys(filter).length > 0 && (
        <Link className="link small" href={list.href({ filter: {} }, state)}>
          {act('clear')}
        </Link>
      )}
    </form>
  );
}

/** A day that a list is asked for beside the text. */
export function DayAsked({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <label className="row small dim">
      {label}
      <input className="input w-36" type="date" name={name} defaultValue={value} />
    </label>
  );
}
