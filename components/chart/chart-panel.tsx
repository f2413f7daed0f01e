import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

type Props = {
  title: string;
  note: string;
  /** The list of all that the chart counts. */
  all: { href: string; label: string };
  /** The same as a table, and the word that opens it. */
  table: { label: string; head: string[]; rows: { key: string; href: string | null; cells: string[] }[] };
  tools?: ReactNode;
  children: ReactNode;
};

/** A chart: a title that says what it shows, the way to the records, and the table behind it. */
export function ChartPanel({ title, note, all, table, tools, children }: Props) {
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <div>
          <h2>{title}</h2>
          <p>{note}</p>
        </div>
        <div className="acts">
          {tools}
          <Link className="link open row g2" href={all.href}>
            {all.label}
            <ChevronRight className="ic" aria-hidden />
          </Link>
        </div>
      </div>
      {children}
      <details className="chart-table">
        <summary className="link small">{table.label}</summary>
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                {table.head.map((name, at) => (
                  <th key={name} scope="col" className={at > 0 ? 'num' : undefined}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ key, href, cells: [name, ...numbers] }) => (
                <tr key={key}>
                  <th scope="row">{href ? <Link href={href}>{name}</Link> : name}</th>
                  {numbers.map((number, at) => (
                    <td key={table.head[at + 1]} className="num">
                      {number}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
