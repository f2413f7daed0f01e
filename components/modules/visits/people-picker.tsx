'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { ActionError } from '@/lib/transport/result';

type Props = {
  people: { id: string; name: string }[];
  value: string[];
  onChange: (ids: string[]) => void;
  error: ActionError | null;
};

// Below this, a list is read faster than it is searched.
const MANY = 8;

/** Who of the college took part: ticked off a list, those chosen first. */
export function PeoplePicker({ people, value, onChange, error }: Props) {
  const t = useTranslations('visits');
  const errors = useTranslations('errors');
  const id = useId();
  const [q, setQ] = useState('');
  const [first] = useState(value);
  const problem = error?.fields?.participantIds;
  const order = [...people].sort((a, b) => Number(first.includes(b.id)) - Number(first.includes(a.id)));
  const shown = order.filter((person) => person.name.toLowerCase().includes(q.trim().toLowerCase()));
  const toggle = (personId: string) =>
    onChange(value.includes(personId) ? value.filter((each) => each !== personId) : [...value, personId]);
  return (
    <fieldset
      className={`field wide border-0 p-0 m-0 ${problem ? 'has-error' : ''}`}
      aria-describedby={problem ? `${id}-err` : undefined}
    >
      <legend className="mid mb-1.5 p-0">
        {t('fields.participantIds')}
        <span className="req" aria-hidden>
          *
        </span>
        <span className="small dim ml-2 font-normal">{t('form.peopleChosen', { count: value.length })}</span>
      </legend>
      {people.length > MANY && (
        <input
          className="input mb-1"
          type="search"
          value={q}
          onChange={(event) => setQ(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && !event.ctrlKey && !event.metaKey && event.preventDefault()}
          placeholder={t('form.peopleSearch')}
          aria-label={t('form.peopleSearch')}
        />
      )}
      <div className="max-h-44 overflow-auto rounded-md border border-(--line-strong) px-2 py-1">
        {shown.map((person) => (
          <label key={person.id} className="row min-h-9 cursor-pointer">
            <input
              type="checkbox"
              className="check"
              checked={value.includes(person.id)}
              onChange={() => toggle(person.id)}
            />
            {person.name}
          </label>
        ))}
        {shown.length === 0 && <p className="small dim py-2">{t('form.noPeople')}</p>}
      </div>
      {problem && (
        <p className="err" id={`${id}-err`}>
          {errors(problem.key, problem.params)}
        </p>
      )}
    </fieldset>
  );
}
