import Link from 'next/link';
import { useFormatter } from 'next-intl';

export type Column = { key: string; label: string; tick: string; value: number | null; href: string };
export type ColumnGroup = { key: string; label: string; columns: Column[] };

/** Columns in time, group beside group; each is a link to its records, and what has not come yet stays empty. */
export function Columns({ groups }: { groups: ColumnGroup[] }) {
  const format = useFormatter();
  const most = Math.max(1, ...groups.flatMap(({ columns }) => columns.map(({ value }) => value ?? 0)));
  return (
    <div className="cols">
      {groups.map(({ key, label, columns }) => (
        <figure key={key}>
          <ol aria-label={label}>
            {columns.map((column) => (
              <li key={column.key}>
                <ColumnBar column={column} most={most} number={format.number(column.value ?? 0)} />
                <span className="tick" aria-hidden>
                  {column.tick}
                </span>
              </li>
            ))}
          </ol>
          <figcaption>{label}</figcaption>
        </figure>
      ))}
    </div>
  );
}

type BarProps = { column: Column; most: number; number: string };

function ColumnBar({ column: { value, href, label }, most, number }: BarProps) {
  if (value === null) return <span className="col" />;
  return (
    <Link className="col" href={href} aria-label={label} title={label}>
      <b aria-hidden>{number}</b>
      <i style={{ height: `${(100 * value) / most}%` }} aria-hidden />
    </Link>
  );
}
