'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { createAgreement, updateAgreement } from '@/lib/modules/agreements/actions';
import type { AgreementForm as Values } from '@/lib/modules/agreements/types';
import { AGREEMENT_KINDS, PARTS } from '@/lib/modules/agreements/words';
import type { ActionError } from '@/lib/transport/result';
import { type PartyDraft, PartyFields } from './party-fields';

type Named = { id: string; name: string };
type Props = {
  /** What stands there now; without id and version the agreement is new. */
  values: Partial<Omit<Values, 'parties'>>;
  parties: PartyDraft[];
  proposedNumber: string;
  departments: Named[];
  people: Named[];
};

const PLAIN = [
  ...(['kind', 'title', 'number', 'signedOn', 'validFrom', 'validTo'] as const),
  ...(['amount', 'departmentId', 'responsibleId', 'summary', 'remark'] as const),
];

/** An agreement's form. A draft may lack number and days; what is signed may not. */
export function AgreementForm({ values, parties: given, proposedNumber, departments, people }: Props) {
  const t = useTranslations('agreements');
  const { id, version } = values;
  const [parties, setParties] = useState(given);

  function input(form: FormData) {
    const profile = {
      ...Object.fromEntries(PLAIN.map((name) => [name, form.get(name)])),
      autoRenew: form.get('autoRenew') === 'on',
      parties: parties.map((party, i) => ({
        partnerId: party.college ? null : (party.partner?.code ?? ''),
        part: PARTS[i],
        signatory: party.signatory,
      })),
    };
    return id ? { ...profile, id, version } : profile;
  }

  return (
    <RecordForm
      action={id ? updateAgreement : createAgreement}
      input={input}
      to={(saved) => `/agreements/${saved}`}
      back={id ? `/agreements/${id}` : '/agreements'}
      submit={t(id ? 'form.save' : 'form.saveDraft')}
      label={(path) => t(`fields.${path.split('.').at(-1)}`)}
    >
      {(error) => (
        <>
          <Basics {...{ values, proposedNumber, departments, people, error }} />
          <fieldset className="fieldset">
            <h2>{t('sections.parties')}</h2>
            <PartyFields parties={parties} onChange={setParties} error={error} />
          </fieldset>
          <Term values={values} error={error} />
          <fieldset className="fieldset">
            <h2>{t('sections.content')}</h2>
            <div className="fields">
              <AreaField
                name="summary"
                label={t('fields.summary')}
                wide
                rows={5}
                maxLength={5000}
                defaultValue={values.summary ?? ''}
                error={error}
              />
              <AreaField
                name="remark"
                label={t('fields.remark')}
                wide
                rows={2}
                maxLength={2000}
                defaultValue={values.remark ?? ''}
                error={error}
              />
            </div>
          </fieldset>
        </>
      )}
    </RecordForm>
  );
}

type PartProps = Pick<Props, 'values'> & { error: ActionError | null };
const optionsOf = (named: Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));

function Basics({ values, proposedNumber, departments, people, error }: PartProps & Omit<Props, 'parties' | 'values'>) {
  const t = useTranslations('agreements');
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.basics')}</h2>
      <div className="fields">
        <TextField
          name="title"
          label={t('fields.title')}
          wide
          required
          maxLength={120}
          defaultValue={values.title}
          error={error}
        />
        <SelectField
          name="kind"
          label={t('fields.kind')}
          required
          options={AGREEMENT_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          defaultValue={values.kind ?? 'FRAMEWORK'}
          error={error}
        />
        <TextField
          name="number"
          label={t('fields.number')}
          maxLength={60}
          help={t('form.numberHint', { number: proposedNumber })}
          defaultValue={values.number ?? ''}
          error={error}
        />
        <SelectField
          name="departmentId"
          label={t('fields.departmentId')}
          none={t('form.noDepartment')}
          options={optionsOf(departments)}
          defaultValue={values.departmentId ?? ''}
          error={error}
        />
        <SelectField
          name="responsibleId"
          label={t('fields.responsibleId')}
          none={t('form.noResponsible')}
          options={optionsOf(people)}
          defaultValue={values.responsibleId ?? ''}
          error={error}
        />
      </div>
    </fieldset>
  );
}

function Term({ values, error }: PartProps) {
  const t = useTranslations('agreements');
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.term')}</h2>
      <p className="help mb-2">{t('form.datesHint')}</p>
      <div className="fields">
        {(['signedOn', 'validFrom', 'validTo'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            type="date"
            label={t(`fields.${name}`)}
            defaultValue={values[name] ?? ''}
            error={error}
          />
        ))}
        <TextField
          name="amount"
          inputMode="decimal"
          label={t('fields.amount')}
          defaultValue={values.amount ?? ''}
          error={error}
        />
        <label className="row wide min-h-8">
          <input type="checkbox" className="check" name="autoRenew" defaultChecked={values.autoRenew ?? false} />
          {t('fields.autoRenew')}
          <span className="dim small">{t('form.autoRenewHint')}</span>
        </label>
      </div>
    </fieldset>
  );
}
