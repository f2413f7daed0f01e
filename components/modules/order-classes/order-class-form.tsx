'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { type PartnerChoice, PartnerPicker } from '@/components/modules/partners/partner-picker';
import { createOrderClass, updateOrderClass } from '@/lib/modules/order-classes/actions';
import type { OrderClassForm as Values } from '@/lib/modules/order-classes/types';
import { CLASS_KINDS, TRACKS } from '@/lib/modules/order-classes/words';
import type { ActionError } from '@/lib/transport/result';
import { MentorField } from './mentor-field';

type Named = { id: string; name: string };
type Props = {
  /** What stands there now; without id and version the class is new. */
  values: Partial<Values> & Pick<Values, 'gradeYear'>;
  programmes: Named[];
  /** What the college adds; null for a partner, who asks for a class in a few fields. */
  college: { departments: Named[]; platforms: Named[]; teachers: Named[] } | null;
};

const ASKED = [
  ...['name', 'kind', 'programmeId', 'gradeYear', 'plannedSeats', 'promisedJobs', 'mentorId', 'mentorName'],
  'request',
] as const;
const ADDED = ['departmentId', 'platformId', 'headTeacherId', 'track', 'planVersion', 'remark'] as const;
const optionsOf = (named: Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));

/** A class's form: what the enterprise asks for, and what the college adds to it. */
export function OrderClassForm({ values, programmes, college }: Props) {
  const t = useTranslations('orderClasses');
  const { id, version, partnerId, partnerName } = values;
  const [partner, setPartner] = useState<PartnerChoice | null>(
    partnerId && partnerName ? { id: partnerId, name: partnerName } : null,
  );

  function input(form: FormData) {
    const names: readonly string[] = college ? [...ASKED, ...ADDED] : ASKED;
    const profile = Object.fromEntries(names.map((name) => [name, form.get(name)]));
    return id ? { ...profile, id, version } : { ...profile, ...(college && { partnerId: partner?.id ?? null }) };
  }
  return (
    <RecordForm
      action={id ? updateOrderClass : createOrderClass}
      input={input}
      to={(saved) => `/order-classes/${saved}`}
      back={id ? `/order-classes/${id}` : '/order-classes'}
      submit={t(id ? 'form.save' : 'form.send')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <>
          <fieldset className="fieldset">
            <h2>{t('sections.request')}</h2>
            <div className="fields">
              {!id && college && (
                <PartnerPicker
                  label={t('fields.partnerId')}
                  placeholder={t('form.choosePartner')}
                  value={partner}
                  onChange={setPartner}
                  error={error}
                />
              )}
              <Asked
                {...{ values, programmes, error }}
                partnerId={college ? (partner?.id ?? null) : (partnerId ?? null)}
              />
            </div>
          </fieldset>
          {college && <Added {...{ values, college, error }} />}
        </>
      )}
    </RecordForm>
  );
}

type Part = Pick<Props, 'values'> & { error: ActionError | null };

type AskedProps = Part & Pick<Props, 'programmes'> & { partnerId: string | null };

function Asked({ values, programmes, partnerId, error }: AskedProps) {
  const t = useTranslations('orderClasses');
  const number = (name: 'gradeYear' | 'plannedSeats' | 'promisedJobs', more: object) => (
    <TextField
      name={name}
      type="number"
      inputMode="numeric"
      label={t(`fields.${name}`)}
      defaultValue={values[name] ?? ''}
      error={error}
      {...more}
    />
  );
  return (
    <>
      <TextField
        name="name"
        label={t('fields.name')}
        help={t('form.nameHint')}
        wide
        required
        maxLength={80}
        defaultValue={values.name}
        error={error}
      />
      <SelectField
        name="kind"
        label={t('fields.kind')}
        required
        options={CLASS_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        defaultValue={values.kind ?? 'ORDER'}
        error={error}
      />
      <SelectField
        name="programmeId"
        label={t('fields.programmeId')}
        none={t('form.noProgramme')}
        options={optionsOf(programmes)}
        defaultValue={values.programmeId ?? ''}
        error={error}
      />
      {number('gradeYear', { required: true, min: 2000, max: 2100 })}
      {number('plannedSeats', { required: true, min: 1, max: 1000 })}
      {number('promisedJobs', { min: 0 })}
      <MentorField {...{ partnerId, values, error }} />
      <AreaField
        name="request"
        label={t('fields.request')}
        help={t('form.requestHint')}
        wide
        rows={5}
        maxLength={2000}
        defaultValue={values.request ?? ''}
        error={error}
      />
    </>
  );
}

function Added({ values, college, error }: Part & { college: NonNullable<Props['college']> }) {
  const t = useTranslations('orderClasses');
  const choice = (name: 'departmentId' | 'platformId' | 'headTeacherId', named: Named[], help?: string) => (
    <SelectField
      name={name}
      label={t(`fields.${name}`)}
      help={help}
      none={t('form.none')}
      options={optionsOf(named)}
      defaultValue={values[name] ?? ''}
      error={error}
    />
  );
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.college')}</h2>
      <div className="fields">
        {choice('departmentId', college.departments, t('form.departmentHint'))}
        {choice('headTeacherId', college.teachers)}
        {choice('platformId', college.platforms)}
        <SelectField
          name="track"
          label={t('fields.track')}
          required
          options={TRACKS.map((track) => ({ value: track, label: t(`tracks.${track}`) }))}
          defaultValue={values.track ?? 'COLLEGE'}
          error={error}
        />
        <TextField
          name="planVersion"
          label={t('fields.planVersion')}
          maxLength={40}
          defaultValue={values.planVersion ?? ''}
          error={error}
        />
        <AreaField
          name="remark"
          label={t('fields.remark')}
          wide
          rows={3}
          maxLength={2000}
          defaultValue={values.remark ?? ''}
          error={error}
        />
      </div>
    </fieldset>
  );
}
