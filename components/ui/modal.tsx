'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';

/** A dialog over the page: keeps the focus inside, closes with Escape, gives the focus back. */
export function Modal({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="dialog m-auto max-sm:w-[calc(100%-32px)] border-0 p-0 text-inherit backdrop:bg-(--scrim)"
      aria-labelledby={id}
      onClose={onClose}
    >
      <header id={id}>{title}</header>
      {children}
    </dialog>
  );
}
