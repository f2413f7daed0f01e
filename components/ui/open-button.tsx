'use client';

import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';

type Props = { label: string; className?: string; children: (close: () => void) => ReactNode };

/** A button that adds: it opens what its children give, which close themselves. */
export function OpenButton({ label, className = 'btn btn-s', children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        <Plus className={className.includes('btn-s') ? 'ic ic-s' : 'ic'} aria-hidden />
        {label}
      </button>
      {open && children(() => setOpen(false))}
    </>
  );
}
