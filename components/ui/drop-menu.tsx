'use client';

import { ChevronDown } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';

type Props = {
  label: string;
  icon?: ReactNode;
  /** Stands for the label, which then is the button's name only; hidden from whoever hears that. */
  content?: ReactNode;
  className?: string;
  /** Stands at the right end of its button. */
  end?: boolean;
  children: ReactNode;
};

/** A button that opens a panel below itself; a click elsewhere or Escape closes it. */
export function DropMenu({ label, icon, content, className = 'btn', end = false, children }: Props) {
  const box = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const close = (event: Event) => {
      const open = box.current?.open;
      const outside = !(event.target instanceof Node) || !box.current?.contains(event.target);
      if (open && box.current && outside) box.current.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
    };
  }, []);

  return (
    <details
      ref={box}
      className="relative"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !box.current) return;
        box.current.open = false;
        box.current.querySelector('summary')?.focus();
      }}
    >
      <summary
        title={content ? label : undefined}
        className={`${className} cursor-pointer list-none [&::-webkit-details-marker]:hidden`}
      >
        {content && <span className="vh">{label}</span>}
        {content ?? (
          <>
            {icon}
            {label}
            <ChevronDown className="ic ic-s" aria-hidden />
          </>
        )}
      </summary>
      <div
        className={`menu absolute top-full z-30 mt-1 max-sm:fixed max-sm:inset-x-4! max-sm:top-auto ${end ? 'right-0' : 'left-0'}`}
      >
        {children}
      </div>
    </details>
  );
}
