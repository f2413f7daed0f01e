'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChecksField } from '@/components/form/checks-field';
import { AreaField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { type PartnerChoice, PartnerPicker } from '@/components/modules/partners/partner-picker';
import { RegionField } from '@/components/modules/reference/region-field';
import { createVacancy, updateVacancy } from '@/lib/modules/vacancies/actions';
import type { VacancyDraft } from '@/lib/modules/vacancies/types';
import type { ActionError } from '@/lib/transport/result';

type Named = { id: string; name: string };
type Props = { values: VacancyDraft; programmes: Named[]; outsider: boolean };
const FIELDS = ['title', 'description', 'placeCode', 'places', 'payFrom', 'payTo', 'opensOn', 'lastOn'] as const;

/** A vacancy's form: what, how many, until when, for whom. */
export function VacancyForm({ values, programmes, outsider }: Props) {
  const t = useTranslations('vacancies');
  const { id, version, partnerId, partnerName, needId, postId } = values;
  const [partner, setPartner] = useState<PartnerChoice | null>(
    partnerId && partnerName ? { id: partnerId, name: partnerName } : null,
  );
  const [programmeIds, setProgrammeIds] = useState<string[]>(values.programmeIds ?? []);
  const input = (form: FormData) => ({
    ...Object.fromEntries(FIELDS.map((name) => [name, form.get(name)])),
    ...{ programmeIds, ...(!outsider && { public: form.get('public') === 'on' }) },
    ...(id ? { id, version } : { needId: needId ?? null, postId: postId ?? null }),
    ...(!id && !outsider && { partnerId: partner?.id ?? null }),
  });
  return (
    <RecordForm
      action={id ? updateVacancy : createVacancy}
      input={input}
      to={(saved) => `/vacancies/${saved}`}
      back={id ? `/vacancies/${id}` : '/vacancies'}
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
              {!outsider && (
                <label className="field wide">
                  <span className="row">
                    <input type="checkbox" className="check" name="public" defaultChecked={values.public} />
                    {t('fields.public')}
                  </span>
                  <span className="help">{t('form.publicHint')}</span>
                </label>
              )}
            </div>
          </fieldset>
          <fieldset className="fieldset">
            <h2>{t('sections.programmes')}</h2>
            <ChecksField
              {...{ name: 'programmeIds', label: t('fields.programmeIds'), help: t('form.programmesHint'), error }}
              value={programmeIds}
              onChange={setProgrammeIds}
              options={programmes.map((each) => ({ value: each.id, label: each.name }))}
            />
          </fieldset>
        </>
      )}
    </RecordForm>
  );
}

function What({ values, error }: { values: VacancyDraft; error: ActionError | null }) {
  const t = useTranslations('vacancies');
  const number = (name: 'places' | 'payFrom' | 'payTo', more: object) => (
    <TextField
      {...{ name, type: 'number', label: t(`fields.${name}`), error, ...more }}
      defaultValue={values[name] ?? ''}
    />
  );
  const day = (name: 'opensOn' | 'lastOn', help?: string) => (
    <TextField
      {...{ name, type: 'date', label: t(`fields.${name}`), required: true, help, error }}
      defaultValue={values[name]}
    />
  );
  return (
    <>
      <TextField
        {...{ name: 'title', label: t('fields.title'), wide: true, required: true, maxLength: 80, error }}
        defaultValue={values.title}
      />
      {number('places', { min: 1, required: true })}
      <RegionField
        {...{ name: 'placeCode', label: t('fields.place'), code: values.placeCode, place: values.place, error }}
      />
      {number('payFrom', { min: 0, help: t('form.payHint') })}
      {number('payTo', { min: 0 })}
      {day('opensOn')}
      {day('lastOn', t('form.lastOnHint'))}
      <AreaField
        {...{ name: 'description', label: t('fields.description'), wide: true, rows: 4, maxLength: 2000, error }}
        defaultValue={values.description ?? ''}
      />
    </>
  );
}
