'use client';

import { CircleX, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { Option } from '@/lib/reference/option';
import type { ActionError } from '@/lib/transport/result';

export type Load = (q: string) => Promise<Option[]>;
type Props = {
  name: string;
  label: string;
  placeholder?: string;
  help?: string;
  wide?: boolean;
  required?: boolean;
  value: Option | null;
  onChange: (value: Option | null) => void;
  /** What fits what was typed; must be the same function on every render. */
  load: Load;
  error: ActionError | null;
};

/** One of many, found while it is typed. Arrows and Enter choose; what was typed and not chosen is forgotten. */
export function ComboField(props: Props) {
  const { name, label, placeholder, help, wide, required, error } = props;
  const t = useTranslations('errors');
  const id = useId();
  const problem = error?.fields?.[name];
  const described = [problem && `${id}-err`, help && `${id}-help`].filter(Boolean).join(' ');
  return (
    <div className={`field relative ${wide ? 'wide' : ''} ${problem ? 'has-error' : ''}`}>
      <label htmlFor={id}>
        {label}
        {required && (
          <span className="req" aria-hidden>
            *
          </span>
        )}
      </label>
      <Combo
        {...props}
        id={id}
        placeholder={placeholder}
        described={described || undefined}
        invalid={problem !== undefined}
      />
      {problem && (
        <p className="err" id={`${id}-err`}>
          <CircleX className="ic" aria-hidden />
          <span>{t(problem.key, problem.params)}</span>
        </p>
      )}
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

type ComboProps = Props & { id: string; described?: string; invalid: boolean };

function Combo({ id, name, label, placeholder, required, value, onChange, load, described, invalid }: ComboProps) {
  const act = useTranslations('ui.choice');
  const [text, setText] = useState(value?.label ?? '');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  // Somebody else's change, or a record that was merged in, may put another value here.
  useEffect(() => setText(value?.label ?? ''), [value]);
  const found = useFound(text === value?.label ? '' : text, open, load);

  function choose(option: Option | undefined) {
    if (!option) return;
    setText(option.label);
    setOpen(false);
    onChange(option);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') setOpen(false);
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') {
      setOpen(true);
      setAt(Math.min(at + 1, found.length - 1));
    } else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') choose(open ? found[at] : undefined);
    else return;
    event.preventDefault();
  }

  return (
    <div className="relative">
      <input
        id={id}
        name={name}
        className="input pr-9!"
        role="combobox"
        autoComplete="off"
        required={required}
        placeholder={placeholder}
        value={text}
        aria-expanded={open && found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] ? `${id}-${at}` : undefined}
        aria-invalid={invalid || undefined}
        aria-describedby={described}
        onFocus={(event) => {
          event.currentTarget.select();
          setOpen(true);
        }}
        onBlur={() => {
          setOpen(false);
          setText(value?.label ?? '');
        }}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setOpen(true);
        }}
      />
      {value && (
        <button
          type="button"
          className="absolute top-0 right-0 grid h-(--control) w-8 place-items-center text-(--ink-2)"
          aria-label={act('clear', { label })}
          onClick={() => onChange(null)}
        >
          <X className="ic ic-s" aria-hidden />
        </button>
      )}
      <Options {...{ id, label, found, at, choose }} open={open && found.length > 0} />
    </div>
  );
}

type OptionsProps = {
  id: string;
  label: string;
  open: boolean;
  found: Option[];
  at: number;
  choose: (option: Option) => void;
};

function Options({ id, label, open, found, at, choose }: OptionsProps) {
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      hidden={!open}
      className="absolute inset-x-0 z-10 mt-1 max-h-64 overflow-auto rounded-md bg-(--raised) p-1 shadow-(--shadow)"
    >
      {found.map((option, i) => (
        <div
          key={option.code}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === at}
          className={`cursor-pointer rounded px-2 py-1.5 hover:bg-(--hover) ${i === at ? 'bg-(--hover)' : ''}`}
          // The field keeps the focus, so that leaving it is not mistaken for giving up.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(option)}
          onKeyDown={(event) => event.key === 'Enter' && choose(option)}
        >
          {option.label}
        </div>
      ))}
    </div>
  );
}

function useFound(q: string, open: boolean, load: Load): Option[] {
  const [found, setFound] = useState<Option[]>([]);
  useEffect(() => {
    if (!open) return;
    let stale = false;
    const wait = setTimeout(async () => {
      const options = await load(q);
      if (!stale) setFound(options);
    }, 200);
    return () => {
      stale = true;
      clearTimeout(wait);
    };
  }, [q, open, load]);
  return found;
}
