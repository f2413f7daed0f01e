import type { ReactNode } from 'react';

type Props = { title: string; text?: string; children: ReactNode };

/** The one card of a step's page. */
export function AuthCard({ title, text, children }: Props) {
  return (
    <main className="one">
      <div className="si-card">
        <h1>{title}</h1>
        {text && <p>{text}</p>}
        {children}
      </div>
    </main>
  );
}
