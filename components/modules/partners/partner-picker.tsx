'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { partnerOptions } from '@/lib/modules/partners/actions';
import type { ActionError } from '@/lib/transport/result';

export type PartnerChoice = { id: string; name: string };
type Props = {
  label: string;
  placeholder: string;
  value: PartnerChoice | null;
  onChange: (partner: PartnerChoice | null) => void;
  error: ActionError | null;
};

/** One partner, found by name, pinyin or credit code while it is typed. Arrows and Enter choose. */
export function PartnerPicker({ label, placeholder, value, onChange, error }: Props) {
  const t = useTranslations('errors');
  const id = useId();
  const [text, setText] = useState(value?.name ?? '');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = usePartners(text, open);
  const problem = error?.fields?.partnerId;

  function choose(partner: PartnerChoice | undefined) {
    if (!partner) return;
    onChange(partner);
    setText(partner.name);
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') setOpen(false);
    if (!open || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) choose(found[at]);
    else return;
    event.preventDefault();
  }

  return (
    <div className={`field wide relative ${problem ? 'has-error' : ''}`}>
      <label htmlFor={id}>
        {label}
        <span className="req" aria-hidden>
          *
        </span>
      </label>
      <input
        id={id}
        className="input"
        role="combobox"
        autoComplete="off"
        required
        placeholder={placeholder}
        value={text}
        aria-expanded={open && found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && found[at] ? `${id}-${at}` : undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-err` : undefined}
        onFocus={() => setOpen(value === null)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          onChange(null);
          setAt(0);
          setOpen(true);
        }}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        hidden={!open || found.length === 0}
        className="absolute inset-x-0 z-10 mt-1 max-h-64 overflow-auto rounded-md border border-(--line) bg-(--raised) p-1 shadow-(--shadow)"
      >
        {found.map((partner, i) => (
          <div
            key={partner.id}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            className={`cursor-pointer rounded px-2 py-2 ${i === at ? 'bg-(--hover)' : ''}`}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(partner)}
            onKeyDown={onKeyDown}
          >
            {partner.name}
          </div>
        ))}
      </div>
      {problem && (
        <p className="err" id={`${id}-err`}>
          {t(problem.key, problem.params)}
        </p>
      )}
    </div>
  );
}

function usePartners(text: string, open: boolean): PartnerChoice[] {
  const [found, setFound] = useState<PartnerChoice[]>([]);
  useEffect(() => {
    if (!open) return;
    let stale = false;
    const wait = setTimeout(async () => {
      const answer = await partnerOptions({ q: text });
      if (!stale && answer.ok) setFound(answer.data);
    }, 200);
    return () => {
      stale = true;
      clearTimeout(wait);
    };
  }, [text, open]);
  return found;
}
