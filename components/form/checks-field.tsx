'use client';

import { CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { ActionError } from '@/lib/transport/result';

export type CheckOption = {
  value: string;
  label: string /** Said behind it, when it is not an ordinary choice. */;
  note?: string;
};
type Props = {
  name: string;
  label: string;
  help?: string;
  options: CheckOption[];
  value: string[];
  onChange: (value: string[]) => void;
  error: ActionError | null;
};

/** Several of a short list. */
export function ChecksField({ name, label, help, options, value, onChange, error }: Props) {
  const t = useTranslations('errors');
  const id = useId();
  const problem = error?.fields?.[name];
  const toggle = (each: string) => onChange(value.includes(each) ? value.filter((v) => v !== each) : [...value, each]);
  return (
    <fieldset
      className={`field wide m-0 border-0 p-0 ${problem ? 'has-error' : ''}`}
      aria-describedby={problem ? `${id}-err` : undefined}
    >
      <legend className="mid mb-1.5 p-0">{label}</legend>
      <div className="flex max-h-40 flex-wrap gap-x-5 gap-y-1 overflow-auto">
        {options.map((option) => (
          <label key={option.value} className="row min-h-8 cursor-pointer">
            <input
              type="checkbox"
              className="check"
              checked={value.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            {option.label}
            {option.note && <span className="tag">{option.note}</span>}
          </label>
        ))}
      </div>
      {problem && (
        <p className="err" id={`${id}-err`}>
          <CircleX className="ic" aria-hidden />
          <span>{t(problem.key, problem.params)}</span>
        </p>
      )}
      {help && <p className="help">{help}</p>}
    </fieldset>
  );
}
