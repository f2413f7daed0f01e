'use client';

import { Printer } from 'lucide-react';

/** Opens the browser's print dialog; what is only for the screen is left out by the style of the page. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="btn" onClick={() => window.print()}>
      <Printer className="ic" aria-hidden />
      {label}
    </button>
  );
}
