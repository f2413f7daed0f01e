import Link from 'next/link';

export type ChartBar = { key: string; label: string; value: number; share: string; href: string; number: string };

/** Bars from the largest to the smallest, each a link to its records. */
export function Ranking({ bars, label }: { bars: ChartBar[]; label: string }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ol className="rank" aria-label={label}>
      {bars.map(({ key, label: name, value, share, href, number }) => (
        <li key={key}>
          <Link href={href}>
            <span className="name">{name}</span>
            <span className="track" aria-hidden>
              <i style={{ width: `${(100 * value) / most}%` }} />
            </span>
            <b>{number}</b>
            <span className="share">{share}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
