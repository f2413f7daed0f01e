'use client';

import { CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, type ReactNode, useId } from 'react';
import type { ActionError } from '@/lib/transport/result';

type Frame = { name: string; label: string; help?: string; wide?: boolean; error?: ActionError | null };
type Ids = { id: string; name: string; 'aria-invalid'?: true; 'aria-describedby'?: string };

function Field({ frame, required, children }: { frame: Frame; required?: boolean; children: (ids: Ids) => ReactNode }) {
  const t = useTranslations('errors');
  const id = useId();
  const { name, label, help, wide } = frame;
  const problem = frame.error?.fields?.[name];
  const described = [problem && `${id}-err`, help && `${id}-help`].filter(Boolean).join(' ');
  return (
    <div className={`field ${wide ? 'wide' : ''} ${problem ? 'has-error' : ''}`}>
      <label htmlFor={id}>
        {label}
        {required && (
          <span className="req" aria-hidden>
            *
          </span>
        )}
      </label>
      {children({
        id,
        name,
        ...(problem && { 'aria-invalid': true }),
        ...(described && { 'aria-describedby': described }),
      })}
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

type Own<Tag extends 'input' | 'select' | 'textarea'> = Omit<ComponentProps<Tag>, keyof Frame | 'id'> & Frame;

/** A line of text with its label, help and error. */
export function TextField({ name, label, help, wide, error, ...input }: Own<'input'>) {
  return (
    <Field frame={{ name, label, help, wide, error }} required={input.required}>
      {(ids) => <input className="input" {...input} {...ids} />}
    </Field>
  );
}

/** Several lines of text. */
export function AreaField({ name, label, help, wide, error, ...area }: Own<'textarea'>) {
  return (
    <Field frame={{ name, label, help, wide, error }} required={area.required}>
      {(ids) => <textarea className="textarea" {...area} {...ids} />}
    </Field>
  );
}

export type Option = { value: string; label: string };

/** One of a list; `none` is the word for not choosing. */
export function SelectField({
  options,
  none,
  name,
  label,
  help,
  wide,
  error,
  ...select
}: Own<'select'> & { options: Option[]; none?: string }) {
  return (
    <Field frame={{ name, label, help, wide, error }} required={select.required}>
      {(ids) => (
        <select className="select" {...select} {...ids}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
