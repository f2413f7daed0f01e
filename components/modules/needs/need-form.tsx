'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { type PartnerChoice, PartnerPicker } from '@/components/modules/partners/partner-picker';
import { createNeed, updateNeed } from '@/lib/modules/needs/actions';
import type { NeedForm as Values } from '@/lib/modules/needs/types';
import { NEED_KINDS } from '@/lib/modules/needs/words';

type Props = {
  /** What stands there now; without id and version the need is new. */
  values: Partial<Values> & Pick<Values, 'raisedOn'>;
  today: string;
  departments: { id: string; name: string }[];
  /** A liaison chooses neither partner nor department. */
  outsider: boolean;
};

const PLAIN = ['kind', 'title', 'description', 'quantity', 'raisedOn', 'wantedBy', 'departmentId'] as const;

/** A need's form. */
export function NeedForm({ values, today, departments, outsider }: Props) {
  const t = useTranslations('needs');
  const { id, version, partnerId, partnerName } = values;
  const [partner, setPartner] = useState<PartnerChoice | null>(
    partnerId && partnerName ? { id: partnerId, name: partnerName } : null,
  );

  function input(form: FormData) {
    const profile = Object.fromEntries(PLAIN.map((name) => [name, form.get(name)]));
    return id ? { ...profile, id, version } : { ...profile, partnerId: partner?.id ?? null };
  }

  return (
    <RecordForm
      action={id ? updateNeed : createNeed}
      input={input}
      to={(saved) => `/needs/${saved}`}
      back={id ? `/needs/${id}` : '/needs'}
      submit={t('form.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <fieldset className="fieldset">
          <h2>{t('sections.basics')}</h2>
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
            <SelectField
              name="kind"
              label={t('fields.kind')}
              required
              options={NEED_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
              defaultValue={values.kind ?? 'TALENT'}
              error={error}
            />
            <TextField
              name="quantity"
              type="number"
              inputMode="numeric"
              min={1}
              label={t('fields.quantity')}
              help={t('form.quantityHint')}
              defaultValue={values.quantity ?? ''}
              error={error}
            />
            <TextField
              name="title"
              label={t('fields.title')}
              wide
              required
              maxLength={120}
              placeholder={t('form.titleHint')}
              defaultValue={values.title}
              error={error}
            />
            <AreaField
              name="description"
              label={t('fields.description')}
              wide
              rows={5}
              maxLength={5000}
              defaultValue={values.description ?? ''}
              error={error}
            />
            <TextField
              name="raisedOn"
              type="date"
              label={t('fields.raisedOn')}
              required
              max={today}
              defaultValue={values.raisedOn}
              error={error}
            />
            <TextField
              name="wantedBy"
              type="date"
              label={t('fields.wantedBy')}
              defaultValue={values.wantedBy ?? ''}
              error={error}
            />
            {!outsider && (
              <SelectField
                name="departmentId"
                label={t('fields.departmentId')}
                none={t('form.noDepartment')}
                options={departments.map((department) => ({ value: department.id, label: department.name }))}
                defaultValue={values.departmentId ?? ''}
                error={error}
              />
            )}
          </div>
        </fieldset>
      )}
    </RecordForm>
  );
}
