import { Search } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

type Props = {
  /** The list's address. */
  path: string;
  filter: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** What can be searched, for the field's name and its hint. */
  label: string;
};

/** The search of a list: a plain form that keeps the other filters, and a way to clear them all. */
export function SearchForm({ path, filter, label }: Props) {
  const act = useTranslations('ui.act');
  const { q, ...others } = filter;
  const kept = Object.entries(others).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  return (
    <form className="row flex-wrap" action={path} method="get">
      <div className="search w-72 max-sm:w-full">
        <Search className="ic" aria-hidden />
        <input className="input" type="search" name="q" defaultValue={q} placeholder={label} aria-label={label} />
      </div>
      {kept.map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
      <button className="btn" type="submit">
        {act('filter')}
      </button>
      {Object.keys(filter).length > 0 && (
        <Link className="link small" href={path}>
          {act('clear')}
        </Link>
      )}
    </form>
  );
}
