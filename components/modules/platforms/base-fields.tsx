'use client';

import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/components/form/fields';
import type { PlatformForm } from '@/lib/modules/platforms/types';
import { BUILDERS, CAMPUSES } from '@/lib/modules/platforms/words';
import type { ActionError } from '@/lib/transport/result';

type Props = { values: Partial<PlatformForm>; error: ActionError | null };

/** What a training base says and other platforms do not. */
export function BaseFields({ values, error }: Props) {
  const t = useTranslations('platforms');
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.base')}</h2>
      <div className="fields">
        <SelectField
          name="campus"
          label={t('fields.campus')}
          required
          options={CAMPUSES.map((value) => ({ value, label: t(`campuses.${value}`) }))}
          defaultValue={values.campus ?? 'OFF'}
          error={error}
        />
        <SelectField
          name="builtBy"
          label={t('fields.builtBy')}
          none={t('form.none')}
          options={BUILDERS.map((value) => ({ value, label: t(`builders.${value}`) }))}
          defaultValue={values.builtBy ?? ''}
          error={error}
        />
        <TextField
          name="capacity"
          type="number"
          inputMode="numeric"
          min={0}
          label={t('fields.capacity')}
          defaultValue={values.capacity ?? ''}
          error={error}
        />
        <TextField
          name="workplaces"
          type="number"
          inputMode="numeric"
          min={0}
          label={t('fields.workplaces')}
          defaultValue={values.workplaces ?? ''}
          error={error}
        />
        <TextField
          name="validTo"
          type="date"
          label={t('fields.validTo')}
          defaultValue={values.validTo ?? ''}
          error={error}
        />
        <TextField
          name="equipmentValue"
          inputMode="decimal"
          label={t('fields.equipmentValue')}
          help={t('form.equipmentHint')}
          defaultValue={values.equipmentValue ?? ''}
          error={error}
        />
        <TextField
          name="address"
          label={t('fields.address')}
          wide
          maxLength={200}
          defaultValue={values.address ?? ''}
          error={error}
        />
        <TextField
          name="trades"
          label={t('fields.trades')}
          help={t('form.tradesHint')}
          wide
          defaultValue={values.trades?.join(t('separator')) ?? ''}
          error={error}
        />
      </div>
    </fieldset>
  );
}
