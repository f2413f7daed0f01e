'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { createIntention, updateIntention } from '@/lib/modules/intentions/actions';
import type { IntentionForm as Values } from '@/lib/modules/intentions/types';
import type { Option } from '@/lib/reference/option';
import { PlacesField } from './places-field';

type Props = {
  values: Partial<Values> & { places?: Option[]; studentNo?: string };
  /** Whether the student itself fills it in. */
  self: boolean;
};

/** What a graduate looks for: job, places, pay. */
export function IntentionForm({ values, self }: Props) {
  const t = useTranslations('intentions');
  const { id, version } = values;
  const [places, setPlaces] = useState<Option[]>(values.places ?? []);
  const input = (form: FormData) => ({
    ...{ wish: form.get('wish'), payFrom: form.get('payFrom'), placeCodes: places.map(({ code }) => code) },
    ...(id ? { id, version } : !self && { studentNo: form.get('studentNo') }),
  });
  return (
    <RecordForm
      action={id ? updateIntention : createIntention}
      input={input}
      to={(saved) => `/intentions/${saved}`}
      back={id ? `/intentions/${id}` : '/intentions'}
      submit={t('form.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <fieldset className="fieldset">
          <h2>{values.studentName ?? t('title')}</h2>
          <div className="fields">
            {!id && !self && (
              <TextField
                {...{ name: 'studentNo', label: t('fields.studentNo'), required: true, maxLength: 40, error }}
                defaultValue={values.studentNo ?? ''}
              />
            )}
            <TextField
              {...{ name: 'wish', label: t('fields.wish'), help: t('form.wishHint'), maxLength: 80, error }}
              defaultValue={values.wish ?? ''}
            />
            <TextField
              {...{ name: 'payFrom', type: 'number', min: 0, label: t('fields.payFrom'), error }}
              help={t('form.payHint')}
              defaultValue={values.payFrom ?? ''}
            />
            <PlacesField value={places} onChange={setPlaces} error={error} />
          </div>
        </fieldset>
      )}
    </RecordForm>
  );
}
