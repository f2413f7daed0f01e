import Link from 'next/link';
import type { ReactNode } from 'react';

type Props = {
  title: string;
  total: number;
  /** How many of them stand below. */
  shown: number;
  /** The list behind them, where it has an address, and what its link says. */
  all?: { href: string; label: string };
  children: ReactNode;
};

/** Records of another module that hang on this one, with the way to all of them where not all are shown; nothing where there are none. */
export function Linked({ title, total, shown, all, children }: Props) {
  if (total === 0) return null;
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{title}</h2>
        <span className="n">{total}</span>
        {all && total > shown && (
          <Link className="link small ml-auto" href={all.href}>
            {all.label}
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}
