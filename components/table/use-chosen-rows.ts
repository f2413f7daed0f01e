'use client';

import { type FormEvent, useRef, useState } from 'react';

/** Which rows of a table that the server rendered are ticked. `box` stands around the table. */
export function useChosenRows() {
  const box = useRef<HTMLDivElement>(null);
  const [ids, setIds] = useState<string[]>([]);
  const rows = () => [...(box.current?.querySelectorAll<HTMLInputElement>('input[name="ids"]') ?? [])];

  function read() {
    const chosen = rows().filter((row) => row.checked);
    for (const row of rows()) row.closest('tr')?.setAttribute('aria-selected', String(row.checked));
    const every = box.current?.querySelector<HTMLInputElement>('input[data-all]');
    if (every) {
      every.checked = chosen.length > 0 && chosen.length === rows().length;
      every.classList.toggle('is-mixed', chosen.length > 0 && !every.checked);
    }
    setIds(chosen.map((row) => row.value));
  }
  function tick(checked: boolean) {
    for (const row of rows()) row.checked = checked;
    read();
  }
  /** True when the change was that of a box. */
  function change({ target }: FormEvent): boolean {
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return false;
    if (target.dataset.all !== undefined) tick(target.checked);
    else read();
    return true;
  }
  return { box, ids, change, clear: () => tick(false) };
}
