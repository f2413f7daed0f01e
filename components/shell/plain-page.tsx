import type { ReactNode } from 'react';
import { Sign } from './brand';

type Props = { title: string; hint: string; product: string; home: string; children?: ReactNode };

/** A page that says that something is not there or not allowed, and how to go on. */
export function PlainPage({ title, hint, product, home, children }: Props) {
  return (
    <main className="empty mx-auto max-w-md pt-24">
      <p className="side-brand justify-center">
        <Sign />
        {product}
      </p>
      <h1 className="mid">{title}</h1>
      <p>{hint}</p>
      {children}
      <p>
        {/* A plain link: this page is part of every other, also of those that are to weigh little. */}
        <a className="btn" href="/">
          {home}
        </a>
      </p>
    </main>
  );
}
