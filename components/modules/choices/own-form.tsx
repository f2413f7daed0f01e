'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { requestOwnChoice } from '@/lib/modules/choices/actions';
import type { MyOwnChoices } from '@/lib/modules/choices/types';
import type { ActionError } from '@/lib/transport/result';

const FIELDS = [
  ...['planId', 'employer', 'creditCode', 'address', 'job', 'tasks', 'pay', 'contactName', 'contactPhone'],
  ...['reason', 'guardianName', 'guardianRelation', 'guardianConsentOn'],
] as const;

/** A student asks for an enterprise that it found itself: who it is, what it would do there, what the guardian says. */
export function OwnForm({ plans, today }: Pick<MyOwnChoices, 'plans'> & { today: string }) {
  const t = useTranslations('choices');
  const [planId, setPlanId] = useState(plans[0]?.id ?? '');
  const minor = plans.find(({ id }) => id === planId)?.minor ?? false;
  return (
    <RecordForm
      action={requestOwnChoice}
      input={(form) => Object.fromEntries(FIELDS.map((name) => [name, form.get(name)]))}
      to={() => '/internships/choice'}
      back="/internships/choice"
      submit={t('own.send')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <>
          <fieldset className="fieldset">
            <h2>{t('own.employer')}</h2>
            <div className="fields">
              <SelectField
                {...{ name: 'planId', label: t('fields.planId'), required: true, wide: true, error, value: planId }}
                options={plans.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(event) => setPlanId(event.target.value)}
              />
              <TextField
                {...{ name: 'employer', label: t('fields.employer'), required: true, wide: true, maxLength: 80, error }}
              />
              <TextField
                {...{ name: 'creditCode', label: t('fields.creditCode'), required: true, maxLength: 60, error }}
                help={t('own.creditCodeHelp')}
              />
              <TextField {...{ name: 'address', label: t('fields.address'), required: true, maxLength: 200, error }} />
              <TextField {...{ name: 'job', label: t('fields.job'), required: true, maxLength: 80, error }} />
              <TextField {...{ name: 'pay', type: 'number', min: 0, label: t('fields.pay'), error }} />
              <TextField
                {...{ name: 'contactName', label: t('fields.contactName'), required: true, maxLength: 40, error }}
              />
              <TextField
                {...{ name: 'contactPhone', type: 'tel', label: t('fields.contactPhone'), required: true, error }}
                maxLength={30}
              />
              <AreaField
                {...{ name: 'tasks', label: t('fields.tasks'), wide: true, rows: 3, maxLength: 2000, error }}
              />
              <AreaField
                {...{ name: 'reason', label: t('fields.reason'), wide: true, required: true, rows: 3, error }}
                maxLength={500}
              />
            </div>
          </fieldset>
          <Guardian {...{ minor, today, error }} />
        </>
      )}
    </RecordForm>
  );
}

function Guardian({ minor, today, error }: { minor: boolean; today: string; error: ActionError | null }) {
  const t = useTranslations('choices');
  return (
    <fieldset className="fieldset">
      <h2>{t('own.guardian')}</h2>
      <p className="dim mb-2">{t(minor ? 'own.minor' : 'own.adult')}</p>
      <div className="fields">
        <TextField
          {...{ name: 'guardianName', label: t('fields.guardianName'), required: minor, maxLength: 60, error }}
        />
        <TextField
          {...{ name: 'guardianRelation', label: t('fields.guardianRelation'), required: minor, maxLength: 20, error }}
        />
        <TextField
          {...{ name: 'guardianConsentOn', type: 'date', max: today, required: minor, error }}
          label={t('fields.guardianConsentOn')}
        />
      </div>
    </fieldset>
  );
}
