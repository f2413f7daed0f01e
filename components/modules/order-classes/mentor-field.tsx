'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { SelectField, TextField } from '@/components/form/fields';
import { mentorsOf } from '@/lib/modules/order-classes/actions';
import type { OrderClassForm } from '@/lib/modules/order-classes/types';
import type { ActionError } from '@/lib/transport/result';

type Named = { id: string; name: string };
type Props = {
  /** Whose people are offered; null while the enterprise is not chosen. */
  partnerId: string | null;
  values: Partial<Pick<OrderClassForm, 'mentorId' | 'mentorName'>>;
  error: ActionError | null;
};

/** The people of an enterprise, read once it is known. */
function usePeople(partnerId: string | null): Named[] {
  const [people, setPeople] = useState<{ of: string; all: Named[] } | null>(null);
  useEffect(() => {
    let asked = true;
    async function read(of: string) {
      const answer = await mentorsOf({ partnerId: of });
      if (asked && answer.ok) setPeople({ of, all: answer.data });
    }
    if (partnerId) void read(partnerId);
    return () => {
      asked = false;
    };
  }, [partnerId]);
  return people && people.of === partnerId ? people.all : [];
}

/** The class's mentor: one of the enterprise's people, or somebody else by name. */
export function MentorField({ partnerId, values, error }: Props) {
  const t = useTranslations('orderClasses');
  const people = usePeople(partnerId);
  const [mentorId, setMentorId] = useState(values.mentorId ?? '');
  // Who stands there already may have left, and is offered still.
  const stands = values.mentorId && !people.some(({ id }) => id === values.mentorId);
  const offered = stands ? [{ id: values.mentorId ?? '', name: values.mentorName ?? '' }, ...people] : people;
  const chosen = offered.some(({ id }) => id === mentorId) ? mentorId : '';
  return (
    <>
      <SelectField
        name="mentorId"
        label={t('fields.mentorId')}
        help={t('form.mentorHint')}
        none={t('form.otherMentor')}
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={(event) => setMentorId(event.target.value)}
        error={error}
      />
      {chosen === '' && (
        <TextField
          name="mentorName"
          label={t('fields.mentorName')}
          maxLength={40}
          defaultValue={values.mentorId ? '' : (values.mentorName ?? '')}
          error={error}
        />
      )}
    </>
  );
}
