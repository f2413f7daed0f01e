'use client';

import { useTranslations } from 'next-intl';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import type { ActionError } from '@/lib/transport/result';

type Props = {
  owners: { id: string; name: string }[];
  values?: { what: string; ownerId: string; dueOn: string };
  error: ActionError | null;
};

/** What is to be done, by whom and until when. */
export function FollowUpFields({ owners, values, error }: Props) {
  const t = useTranslations('visits');
  return (
    <div className="fields">
      <AreaField
        name="what"
        label={t('fields.what')}
        wide
        required
        rows={2}
        maxLength={300}
        defaultValue={values?.what}
        error={error}
      />
      <SelectField
        name="ownerId"
        label={t('fields.ownerId')}
        required
        none={t('form.chooseOwner')}
        options={owners.map((owner) => ({ value: owner.id, label: owner.name }))}
        defaultValue={values?.ownerId ?? ''}
        error={error}
      />
      <TextField
        name="dueOn"
        type="date"
        label={t('fields.dueOn')}
        required
        defaultValue={values?.dueOn}
        error={error}
      />
    </div>
  );
}

/** The follow-up as the form holds it. */
export function followUpOf(form: FormData) {
  return { what: form.get('what'), ownerId: form.get('ownerId'), dueOn: form.get('dueOn') };
}
