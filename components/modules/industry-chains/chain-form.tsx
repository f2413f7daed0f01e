'use client';

import { useTranslations } from 'next-intl';
import { AreaField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { createChain, updateChain } from '@/lib/modules/industry-chains/actions';
import type { ChainForm as Values } from '@/lib/modules/industry-chains/types';

const lines = (text: FormDataEntryValue | null) =>
  String(text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** A chain's form; its code stays once it is there, for records hold it. */
export function ChainForm({ values }: { values: Partial<Values> }) {
  const t = useTranslations('chains');
  const { id, version } = values;
  const input = (form: FormData) => ({
    ...(id ? { id, version } : { code: form.get('code') }),
    ...{ labelZh: form.get('labelZh'), labelEn: form.get('labelEn'), introduction: form.get('introduction') },
    aliases: lines(form.get('aliases')),
  });
  return (
    <RecordForm
      action={id ? updateChain : createChain}
      input={input}
      to={(saved) => `/programmes/chains/${saved}`}
      back={id ? `/programmes/chains/${id}` : '/programmes/chains'}
      submit={t('form.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <fieldset className="fieldset">
          <h2>{t('sections.basics')}</h2>
          <div className="fields">
            <TextField
              {...{ name: 'labelZh', label: t('fields.labelZh'), required: true, maxLength: 40, error }}
              defaultValue={values.labelZh}
            />
            <TextField
              {...{ name: 'labelEn', label: t('fields.labelEn'), required: true, maxLength: 80, error }}
              defaultValue={values.labelEn}
            />
            <TextField
              {...{ name: 'code', label: t('fields.code'), wide: true, required: true, maxLength: 60, error }}
              readOnly={id !== undefined}
              help={t('form.codeHint')}
              defaultValue={values.code}
            />
            <AreaField
              {...{ name: 'aliases', label: t('fields.aliases'), wide: true, rows: 4, error }}
              help={t('form.aliasesHint')}
              defaultValue={values.aliases?.join('\n')}
            />
            <AreaField
              {...{ name: 'introduction', label: t('fields.introduction'), wide: true, rows: 8, maxLength: 5000 }}
              error={error}
              defaultValue={values.introduction ?? ''}
            />
          </div>
        </fieldset>
      )}
    </RecordForm>
  );
}
