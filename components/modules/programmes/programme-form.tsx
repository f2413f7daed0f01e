'use client';

import { useTranslations } from 'next-intl';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { createProgramme, updateProgramme } from '@/lib/modules/programmes/actions';
import type { Named, ProgrammeForm as Values } from '@/lib/modules/programmes/types';
import { ACTIVE_STATES, PROGRAMME_LEVELS } from '@/lib/modules/programmes/words';
import type { ActionError } from '@/lib/transport/result';

type Props = {
  /** What stands there now; without id and version the programme is new and asks for its approval. */
  values: Partial<Values> & { on?: string };
  departments: Named[];
  chains: Named[];
};

const PROFILE = ['name', 'code', 'direction', 'departmentId', 'chainId', 'level', 'years', 'introduction'] as const;
const DECISION = ['on', 'document', 'state'] as const;
const optionsOf = (named: Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));

/** A programme's form; a new one comes with the decision that approved it. */
export function ProgrammeForm({ values, departments, chains }: Props) {
  const t = useTranslations('programmes');
  const { id, version } = values;

  function input(form: FormData) {
    const given = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, form.get(name)]));
    return id ? { ...given(PROFILE), id, version } : { ...given(PROFILE), ...given(DECISION) };
  }
  return (
    <RecordForm
      action={id ? updateProgramme : createProgramme}
      input={input}
      to={(saved) => `/programmes/${saved}`}
      back={id ? `/programmes/${id}` : '/programmes'}
      submit={t('form.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <>
          <Basics {...{ values, departments, chains, error }} />
          {!id && <Decision on={values.on} error={error} />}
          <fieldset className="fieldset">
            <h2>{t('sections.introduction')}</h2>
            <div className="fields">
              <AreaField
                name="introduction"
                label={t('fields.introduction')}
                wide
                rows={5}
                maxLength={5000}
                defaultValue={values.introduction ?? ''}
                error={error}
              />
            </div>
          </fieldset>
        </>
      )}
    </RecordForm>
  );
}

function Basics({ values, departments, chains, error }: Props & { error: ActionError | null }) {
  const t = useTranslations('programmes');
  const text = (name: 'name' | 'code' | 'direction', more: object) => (
    <TextField name={name} label={t(`fields.${name}`)} defaultValue={values[name] ?? ''} error={error} {...more} />
  );
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.basics')}</h2>
      <div className="fields">
        {text('name', { wide: true, required: true, maxLength: 80 })}
        {text('code', { help: t('form.codeHint'), maxLength: 6, inputMode: 'numeric' })}
        {text('direction', { maxLength: 80 })}
        <SelectField
          name="departmentId"
          label={t('fields.departmentId')}
          none={t('form.none')}
          options={optionsOf(departments)}
          defaultValue={values.departmentId ?? ''}
          error={error}
        />
        <SelectField
          name="chainId"
          label={t('fields.chainId')}
          none={t('form.none')}
          options={optionsOf(chains)}
          defaultValue={values.chainId ?? ''}
          error={error}
        />
        <SelectField
          name="level"
          label={t('fields.level')}
          required
          options={PROGRAMME_LEVELS.map((value) => ({ value, label: t(`levels.${value}`) }))}
          defaultValue={values.level ?? 'COLLEGE'}
          error={error}
        />
        <TextField
          name="years"
          type="number"
          min={0.5}
          max={8}
          step={0.5}
          label={t('fields.years')}
          required
          defaultValue={values.years ?? 3}
          error={error}
        />
      </div>
    </fieldset>
  );
}

function Decision({ on, error }: { on?: string; error: ActionError | null }) {
  const t = useTranslations('programmes');
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.decision')}</h2>
      <div className="fields">
        <TextField
          name="on"
          type="date"
          label={t('fields.approvedOn')}
          help={t('form.onHint')}
          required
          defaultValue={on}
          error={error}
        />
        <TextField name="document" label={t('fields.document')} maxLength={100} error={error} />
        <SelectField
          name="state"
          label={t('form.firstState')}
          required
          options={ACTIVE_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
          defaultValue="NEW"
          error={error}
        />
      </div>
    </fieldset>
  );
}
