'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ComboField } from '@/components/form/combo-field';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { type PartnerChoice, PartnerPicker } from '@/components/modules/partners/partner-picker';
import { RegionField } from '@/components/modules/reference/region-field';
import { createEmployment, updateEmployment } from '@/lib/modules/employment/actions';
import type { EmploymentForm as Values } from '@/lib/modules/employment/types';
import { DESTINATIONS, KNOWN_BY } from '@/lib/modules/employment/words';
import { findStudents } from '@/lib/modules/students/actions';
import type { Option } from '@/lib/reference/option';
import type { ActionError } from '@/lib/transport/result';

/** Who has left the college, and who is to; by the number, which the record goes by. */
async function graduates(q: string): Promise<Option[]> {
  const answer = await findStudents({ q, former: true });
  return answer.ok ? answer.data.map(({ number, label }) => ({ code: number, label })) : [];
}

type Shown = Partial<Values> & { place?: string | null };
const FIELDS = [
  ...['graduatedOn', 'destination', 'code', 'employer', 'creditCode', 'placeCode', 'job', 'signedOn'],
  ...['pay', 'source', 'matches', 'remark'],
] as const;

/** A graduate's destination: where, at whom, how it is known. */
export function EmploymentForm({ values }: { values: Shown }) {
  const t = useTranslations('employment');
  const { id, version } = values;
  const [partner, setPartner] = useState<PartnerChoice | null>(
    values.partnerId && values.partnerName ? { id: values.partnerId, name: values.partnerName } : null,
  );
  const [student, setStudent] = useState<Option | null>(null);
  const input = (form: FormData) => ({
    ...Object.fromEntries(FIELDS.map((name) => [name, form.get(name)])),
    partnerId: partner?.id ?? null,
    ...(id ? { id, version } : { studentNo: student?.code ?? '' }),
  });
  return (
    <RecordForm
      action={id ? updateEmployment : createEmployment}
      input={input}
      to={(saved) => `/employment/${saved}`}
      back={id ? `/employment/${id}` : '/employment'}
      submit={t('form.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <fieldset className="fieldset">
          <h2>{values.studentName ?? t('title')}</h2>
          <div className="fields">
            {!id && (
              <ComboField
                {...{ name: 'studentNo', label: t('fields.student'), required: true, error }}
                placeholder={t('form.findStudent')}
                value={student}
                onChange={setStudent}
                load={graduates}
              />
            )}
            <PartnerPicker
              label={t('fields.partnerId')}
              placeholder={t('form.choosePartner')}
              value={partner}
              onChange={setPartner}
              error={error}
            />
            <Fields values={values} error={error} />
          </div>
        </fieldset>
      )}
    </RecordForm>
  );
}

function Fields({ values, error }: { values: Shown; error: ActionError | null }) {
  const t = useTranslations('employment');
  const text = (name: 'employer' | 'creditCode' | 'job' | 'code', maxLength: number) => (
    <TextField {...{ name, label: t(`fields.${name}`), maxLength, error }} defaultValue={values[name] ?? ''} />
  );
  const matches = values.matches === null || values.matches === undefined ? '' : values.matches ? 'yes' : 'no';
  return (
    <>
      <TextField
        {...{ name: 'graduatedOn', type: 'date', label: t('fields.graduatedOn'), required: true, error }}
        defaultValue={values.graduatedOn}
      />
      <SelectField
        {...{ name: 'destination', label: t('fields.destination'), required: true, error }}
        options={DESTINATIONS.map((value) => ({ value, label: t(`destinations.${value}`) }))}
        defaultValue={values.destination ?? 'EMPLOYED'}
      />
      {text('code', 10)}
      {text('employer', 120)}
      {text('creditCode', 18)}
      <RegionField
        {...{ name: 'placeCode', label: t('fields.place'), code: values.placeCode, place: values.place, error }}
      />
      {text('job', 80)}
      <TextField
        {...{ name: 'signedOn', type: 'date', label: t('fields.signedOn'), error }}
        defaultValue={values.signedOn ?? ''}
      />
      <TextField
        {...{ name: 'pay', type: 'number', min: 0, label: t('fields.pay'), error }}
        defaultValue={values.pay ?? ''}
      />
      <SelectField
        {...{ name: 'source', label: t('fields.source'), required: true, error }}
        options={KNOWN_BY.map((value) => ({ value, label: t(`knownBy.${value}`) }))}
        defaultValue={values.source ?? 'GRADUATE'}
      />
      <SelectField
        {...{ name: 'matches', label: t('fields.matches'), none: t('form.none'), error }}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
        defaultValue={matches}
      />
      <AreaField
        {...{ name: 'remark', label: t('fields.remark'), wide: true, rows: 3, maxLength: 2000, error }}
        defaultValue={values.remark ?? ''}
      />
    </>
  );
}
