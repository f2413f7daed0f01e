import Link from 'next/link';
import type { ChartBar } from './ranking';

/** The parts of a whole as one bar, and its key: both lead to the records of each part. */
export function Composition({ bars, label }: { bars: ChartBar[]; label: string }) {
  return (
    <>
      <div className="stack" aria-hidden>
        {bars.map(({ key, label: name, value, href }) => (
          <Link key={key} href={href} tabIndex={-1} title={name} data-key={key} style={{ flexGrow: value }} />
        ))}
      </div>
      <ul className="keys" aria-label={label}>
        {bars.map(({ key, label: name, share, href, number }) => (
          <li key={key}>
            <Link href={href}>
              <i data-key={key} aria-hidden />
              <span className="name">{name}</span>
              <b>{number}</b>
              <span className="share">{share}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
