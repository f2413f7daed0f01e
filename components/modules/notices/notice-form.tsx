'use client';

import { useTranslations } from 'next-intl';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { createNotice, updateNotice } from '@/lib/modules/notices/actions';
import type { NoticeForm as Values } from '@/lib/modules/notices/types';
import { NOTICE_KINDS } from '@/lib/modules/notices/words';

type Props = { values: Partial<Values>; chains: { id: string; name: string }[] };
const FIELDS = ['kind', 'title', 'body', 'source', 'sourceUrl', 'chainId', 'issuedOn'] as const;

/** A notice's form: what it says, where it comes from, who may read it. */
export function NoticeForm({ values, chains }: Props) {
  const t = useTranslations('notices');
  const { id, version } = values;
  const input = (form: FormData) => ({
    ...Object.fromEntries(FIELDS.map((name) => [name, form.get(name)])),
    ...{ public: form.get('public') === 'on', ...(id && { id, version }) },
  });
  return (
    <RecordForm
      action={id ? updateNotice : createNotice}
      input={input}
      to={(saved) => `/notices/${saved}`}
      back={id ? `/notices/${id}` : '/notices'}
      submit={t('form.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <fieldset className="fieldset">
          <h2>{t('sections.what')}</h2>
          <div className="fields">
            <TextField
              {...{ name: 'title', label: t('fields.title'), wide: true, required: true, maxLength: 120, error }}
              defaultValue={values.title}
            />
            <SelectField
              {...{ name: 'kind', label: t('fields.kind'), required: true, error }}
              options={NOTICE_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              defaultValue={values.kind ?? 'PLAN'}
            />
            <SelectField
              {...{ name: 'chainId', label: t('fields.chainId'), none: t('form.anyChain'), error }}
              options={chains.map((each) => ({ value: each.id, label: each.name }))}
              defaultValue={values.chainId ?? ''}
            />
            <TextField
              {...{ name: 'issuedOn', type: 'date', label: t('fields.issuedOn'), required: true, error }}
              defaultValue={values.issuedOn}
            />
            <TextField
              {...{ name: 'source', label: t('fields.source'), maxLength: 120, error }}
              defaultValue={values.source ?? ''}
            />
            <TextField
              {...{ name: 'sourceUrl', label: t('fields.sourceUrl'), wide: true, maxLength: 500, error }}
              help={t('form.sourceUrlHint')}
              inputMode="url"
              defaultValue={values.sourceUrl ?? ''}
            />
            <AreaField
              {...{ name: 'body', label: t('fields.body'), wide: true, required: true, rows: 14, maxLength: 10_000 }}
              error={error}
              defaultValue={values.body ?? ''}
            />
            <label className="field wide">
              <span className="row">
                <input type="checkbox" className="check" name="public" defaultChecked={values.public} />
                {t('fields.public')}
              </span>
              <span className="help">{t('form.publicHint')}</span>
            </label>
          </div>
        </fieldset>
      )}
    </RecordForm>
  );
}
