'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

type Props = {
  /** The button's name where its content is not a text. */
  label?: string;
  className: string;
  content: ReactNode;
  /** Side on which the panel's edge meets the button's. */
  align?: 'left' | 'right';
  children: ReactNode | ((close: () => void) => ReactNode);
};

/** A button and the panel that it opens below itself. Escape gives the focus back; a press elsewhere closes. */
export function Disclosure({ label, className, content, align = 'right', children }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', onPress);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPress);
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);

  const close = () => setOpen(false);
  return (
    <div className="relative" ref={root}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {content}
      </button>
      {open && (
        <div id={id} className={`menu absolute top-full z-30 mt-1 ${align === 'right' ? 'right-0' : 'left-0'}`}>
          {typeof children === 'function' ? children(close) : children}
        </div>
      )}
    </div>
  );
}
