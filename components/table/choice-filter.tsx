'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { DropMenu } from '@/components/ui/drop-menu';
import type { Option } from '@/lib/reference/option';
import type { ActionResult } from '@/lib/transport/result';

export type Choice = { value: string; label: string; count?: number; on: boolean; href: string };
type Props = {
  label: string;
  choices: Choice[];
  /** Looks up more than what the list holds now; the address of a found one is `to` with its code in place of the star. */
  lookUp?: (input: unknown) => Promise<ActionResult<Option[]>>;
  to?: string;
};

// Below this, a list is read faster than it is searched.
const MANY = 8;
const SHOWN = 60;

/** A filter with many values: a menu of links with counts, found by what is typed. */
export function ChoiceFilter({ label, choices, lookUp, to = '' }: Props) {
  const t = useTranslations('ui.choice');
  const [q, setQ] = useState('');
  const found = useLookUp(q, lookUp);
  const on = choices.filter((choice) => choice.on).length;
  const text = q.trim().toLowerCase();
  const here = choices.filter((choice) => choice.label.toLowerCase().includes(text)).slice(0, SHOWN);
  const more = found
    .filter(({ code }) => !choices.some(({ value }) => value === code))
    .map(({ code, label: name }): Choice => ({ value: code, label: name, on: false, href: to.replace('*', code) }));
  return (
    <DropMenu
      label={on > 0 ? t('labelWith', { label, count: on }) : label}
      className={`btn ${on > 0 ? 'text-(--accent)' : ''}`}
    >
      {(lookUp || choices.length > MANY) && (
        <input
          className="input mb-1"
          type="search"
          value={q}
          onChange={(event) => setQ(event.target.value)}
          placeholder={t('find')}
          aria-label={t('findIn', { label })}
        />
      )}
      <ul className="max-h-72 w-64 overflow-auto max-sm:w-full" aria-label={label}>
        {[...here, ...more].map((choice) => (
          <li key={choice.value}>
            <Link href={choice.href} aria-current={choice.on ? 'true' : undefined} scroll={false}>
              <Check className={`ic ic-s ${choice.on ? '' : 'invisible'}`} aria-hidden />
              <span className="grow truncate" title={choice.label}>
                {choice.label}
              </span>
              {choice.count !== undefined && <span className="n">{choice.count}</span>}
            </Link>
          </li>
        ))}
        {here.length + more.length === 0 && <li className="small dim px-2 py-2">{t('none')}</li>}
      </ul>
    </DropMenu>
  );
}

function useLookUp(q: string, lookUp: Props['lookUp']): Option[] {
  const [found, setFound] = useState<Option[]>([]);
  useEffect(() => {
    if (!lookUp || q.trim() === '') {
      setFound([]);
      return;
    }
    let stale = false;
    const wait = setTimeout(async () => {
      const answer = await lookUp({ q: q.trim() });
      if (!stale && answer.ok) setFound(answer.data);
    }, 200);
    return () => {
      stale = true;
      clearTimeout(wait);
    };
  }, [q, lookUp]);
  return found;
}
