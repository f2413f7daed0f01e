'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChecksField } from '@/components/form/checks-field';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { type PartnerChoice, PartnerPicker } from '@/components/modules/partners/partner-picker';
import { RegionField } from '@/components/modules/reference/region-field';
import { HAZARDS } from '@/lib/modules/placements/words';
import { createPost, updatePost } from '@/lib/modules/posts/actions';
import type { PostForm as Values } from '@/lib/modules/posts/types';
import { ACCOMMODATIONS } from '@/lib/modules/posts/words';
import type { ActionError } from '@/lib/transport/result';

type Named = { id: string; name: string };
type Shown = Partial<Values> & { place?: string | null };
type Props = { values: Shown; programmes: Named[]; outsider: boolean };
const FIELDS = [
  ...['title', 'description', 'requirements', 'placeCode', 'address', 'slots', 'pay', 'peerPay', 'peers'],
  ...['hoursPerDay', 'daysPerWeek', 'intensity', 'accommodation', 'validFrom', 'validTo'],
] as const;

/** A post's form: what, how many, for how long, and under which conditions. */
export function PostForm({ values, programmes, outsider }: Props) {
  const t = useTranslations('posts');
  const { id, version, partnerId, partnerName } = values;
  const [partner, setPartner] = useState<PartnerChoice | null>(
    partnerId && partnerName ? { id: partnerId, name: partnerName } : null,
  );
  const [hazards, setHazards] = useState<string[]>(values.hazards ?? []);
  const [programmeIds, setProgrammeIds] = useState<string[]>(values.programmeIds ?? []);
  const input = (form: FormData) => ({
    ...Object.fromEntries(FIELDS.map((name) => [name, form.get(name)])),
    ...{ hazards, programmeIds, nightShift: form.get('nightShift') === 'on', overtime: form.get('overtime') === 'on' },
    ...(id ? { id, version } : !outsider && { partnerId: partner?.id ?? null }),
  });
  return (
    <RecordForm
      action={id ? updatePost : createPost}
      input={input}
      to={(saved) => `/internships/posts/${saved}`}
      back={id ? `/internships/posts/${id}` : '/internships/posts'}
      submit={t('form.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <>
          <fieldset className="fieldset">
            <h2>{t('sections.what')}</h2>
            <div className="fields">
              {!id && !outsider && (
                <PartnerPicker
                  label={t('fields.partnerId')}
                  placeholder={t('form.choosePartner')}
                  value={partner}
                  onChange={setPartner}
                  error={error}
                />
              )}
              <What values={values} error={error} />
              <ChecksField
                {...{ name: 'programmeIds', label: t('fields.programmeIds'), help: t('form.programmesHint'), error }}
                value={programmeIds}
                onChange={setProgrammeIds}
                options={programmes.map((each) => ({ value: each.id, label: each.name }))}
              />
            </div>
          </fieldset>
          <fieldset className="fieldset">
            <h2>{t('sections.conditions')}</h2>
            <div className="fields">
              <Conditions values={values} error={error} />
              <ChecksField
                {...{ name: 'hazards', label: t('fields.hazards'), value: hazards, onChange: setHazards, error }}
                options={HAZARDS.map((value) => ({ value, label: t(`hazards.${value}`) }))}
              />
            </div>
          </fieldset>
        </>
      )}
    </RecordForm>
  );
}

type Part = { values: Shown; error: ActionError | null };

function What({ values, error }: Part) {
  const t = useTranslations('posts');
  const day = (name: 'validFrom' | 'validTo') => (
    <TextField
      {...{ name, type: 'date', label: t(`fields.${name}`), required: true, error }}
      defaultValue={values[name]}
    />
  );
  return (
    <>
      <TextField
        {...{ name: 'title', label: t('fields.title'), wide: true, required: true, maxLength: 80, error }}
        defaultValue={values.title}
      />
      <TextField
        {...{ name: 'slots', type: 'number', min: 0, label: t('fields.slots'), required: true, error }}
        defaultValue={values.slots ?? ''}
      />
      <RegionField
        {...{ name: 'placeCode', label: t('fields.place'), code: values.placeCode, place: values.place, error }}
      />
      {day('validFrom')}
      {day('validTo')}
      <TextField
        {...{ name: 'address', label: t('fields.address'), wide: true, maxLength: 200, error }}
        defaultValue={values.address ?? ''}
      />
      {(['description', 'requirements'] as const).map((name) => (
        <AreaField
          key={name}
          {...{ name, label: t(`fields.${name}`), wide: true, rows: 3, maxLength: 2000, error }}
          defaultValue={values[name] ?? ''}
        />
      ))}
    </>
  );
}

function Conditions({ values, error }: Part) {
  const t = useTranslations('posts');
  const number = (
    name: 'pay' | 'peerPay' | 'peers' | 'hoursPerDay' | 'daysPerWeek' | 'intensity',
    more: object = {},
  ) => (
    <TextField
      {...{ name, type: 'number', min: 0, label: t(`fields.${name}`), error, ...more }}
      defaultValue={values[name] ?? ''}
    />
  );
  return (
    <>
      {number('pay')}
      {number('peerPay', { help: t('form.peerPayHint') })}
      {number('peers', { help: t('form.peersHint') })}
      {number('hoursPerDay', { max: 24, step: '0.1' })}
      {number('daysPerWeek', { max: 7 })}
      {number('intensity', { min: 1, max: 4, help: t('form.intensityHint') })}
      <SelectField
        {...{ name: 'accommodation', label: t('fields.accommodation'), none: t('form.none'), error }}
        options={ACCOMMODATIONS.map((value) => ({ value, label: t(`accommodations.${value}`) }))}
        defaultValue={values.accommodation ?? ''}
      />
      <label className="row self-center">
        <input type="checkbox" className="check" name="nightShift" defaultChecked={values.nightShift} />
        {t('fields.nightShift')}
      </label>
      <label className="row self-center">
        <input type="checkbox" className="check" name="overtime" defaultChecked={values.overtime} />
        {t('fields.overtime')}
      </label>
    </>
  );
}
