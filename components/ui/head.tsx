import type { ReactNode } from 'react';

type Props = { title: string; count?: string; lede?: string; children?: ReactNode };

/** The head of a settings screen: what it is, how many there are, what can be done. */
export function Head({ title, count, lede, children }: Props) {
  return (
    <>
      <div className="head pt-4">
        <h1>
          {title}
          {count && <span className="n">{count}</span>}
        </h1>
        {children && <div className="acts">{children}</div>}
      </div>
      {lede && <p className="lede">{lede}</p>}
    </>
  );
}

/** What stands where a list would, when there is nothing in it. */
export function Empty({ title, hint, children }: { title: string; hint: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      <p>{hint}</p>
      {children}
    </div>
  );
}
