'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ComboField, type Load } from '@/components/form/combo-field';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { partnerOptions } from '@/lib/modules/partners/actions';
import { createPathway, updatePathway } from '@/lib/modules/pathways/actions';
import { codesFit } from '@/lib/modules/pathways/state';
import type { PathwayForm as Values } from '@/lib/modules/pathways/types';
import { MODES } from '@/lib/modules/pathways/words';
import type { Option } from '@/lib/reference/option';
import type { ActionError } from '@/lib/transport/result';

type Named = { id: string; name: string };
type Props = {
  /** What stands there now; without id and version the class is new. */
  values: Partial<Values>;
  programmes: (Named & { code: string | null })[];
  alliances: Named[];
  today: string;
};

const NAMES = [
  ...['name', 'mode', 'programmeId', 'platformId', 'schoolProgrammeCode', 'schoolProgrammeName', 'gradeYear'],
  ...['plannedSeats', 'planVersion', 'agreedOn', 'endedOn', 'remark'],
] as const;

const partnersOf =
  (kind: string): Load =>
  async (q) => {
    const answer = await partnerOptions({ q, kinds: [kind] });
    return answer.ok ? answer.data.map(({ id, name }) => ({ code: id, label: name })) : [];
  };
const schools = partnersOf('SECONDARY_SCHOOL');
const enterprises = partnersOf('ENTERPRISE');
const chosen = (id?: string | null, name?: string | null): Option | null =>
  id && name ? { code: id, label: name } : null;

/** A pathway class's form: who agrees on it, and the programmes on both sides. */
export function PathwayForm({ values, programmes, alliances, today }: Props) {
  const t = useTranslations('pathways');
  const { id, version } = values;
  const [school, setSchool] = useState(chosen(values.schoolId, values.schoolName));
  const [enterprise, setEnterprise] = useState(chosen(values.enterpriseId, values.enterpriseName));

  function input(form: FormData) {
    const profile = Object.fromEntries(NAMES.map((name) => [name, form.get(name)]));
    const parties = { schoolId: school?.code ?? '', enterpriseId: enterprise?.code ?? null };
    return id ? { ...profile, ...parties, id, version } : { ...profile, ...parties };
  }
  return (
    <RecordForm
      action={id ? updatePathway : createPathway}
      input={input}
      to={(saved) => `/pathways/${saved}`}
      back={id ? `/pathways/${id}` : '/pathways'}
      submit={t('form.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <>
          <fieldset className="fieldset">
            <h2>{t('sections.parties')}</h2>
            <div className="fields">
              <ComboField
                {...{
                  name: 'schoolId',
                  label: t('fields.schoolId'),
                  placeholder: t('form.find'),
                  required: true,
                  error,
                }}
                value={school}
                onChange={setSchool}
                load={schools}
              />
              <ComboField
                {...{ name: 'enterpriseId', label: t('fields.enterpriseId'), placeholder: t('form.find'), error }}
                value={enterprise}
                onChange={setEnterprise}
                load={enterprises}
              />
              <SelectField
                name="platformId"
                label={t('fields.platformId')}
                none={t('form.none')}
                options={alliances.map((each) => ({ value: each.id, label: each.name }))}
                defaultValue={values.platformId ?? ''}
                error={error}
              />
            </div>
          </fieldset>
          <Programmes {...{ values, programmes, error }} />
          <Class {...{ values, today, error }} />
        </>
      )}
    </RecordForm>
  );
}

type Part = Pick<Props, 'values'> & { error: ActionError | null };

function Programmes({ values, programmes, error }: Part & Pick<Props, 'programmes'>) {
  const t = useTranslations('pathways');
  const [programmeId, setProgrammeId] = useState(values.programmeId ?? '');
  const [code, setCode] = useState(values.schoolProgrammeCode ?? '');
  const college = programmes.find((each) => each.id === programmeId)?.code ?? null;
  const fits = code.length !== 6 || codesFit(code, college);
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.programmes')}</h2>
      <div className="fields">
        <TextField
          name="schoolProgrammeName"
          label={t('fields.schoolProgrammeName')}
          maxLength={80}
          defaultValue={values.schoolProgrammeName ?? ''}
          error={error}
        />
        <TextField
          name="schoolProgrammeCode"
          label={t('fields.schoolProgrammeCode')}
          help={t('form.codeHint')}
          inputMode="numeric"
          maxLength={6}
          defaultValue={values.schoolProgrammeCode ?? ''}
          onChange={(event) => setCode(event.target.value)}
          error={error}
        />
        <SelectField
          name="programmeId"
          label={t('fields.programmeId')}
          none={t('form.none')}
          options={programmes.map(({ id, name, code: own }) => ({ value: id, label: own ? `${own} ${name}` : name }))}
          defaultValue={programmeId}
          onChange={(event) => setProgrammeId(event.target.value)}
          error={error}
        />
        <div className="field" role="status">
          {!fits && (
            <p className="banner warn">
              <TriangleAlert className="ic" aria-hidden />
              {t('form.doubt', { from: code.slice(0, 2), to: college?.slice(0, 2) ?? '' })}
            </p>
          )}
        </div>
      </div>
    </fieldset>
  );
}

function Class({ values, today, error }: Part & Pick<Props, 'today'>) {
  const t = useTranslations('pathways');
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.class')}</h2>
      <div className="fields">
        <TextField
          name="name"
          label={t('fields.name')}
          wide
          required
          maxLength={80}
          defaultValue={values.name}
          error={error}
        />
        <SelectField
          name="mode"
          label={t('fields.mode')}
          required
          options={MODES.map((mode) => ({ value: mode, label: mode }))}
          defaultValue={values.mode ?? '3+2'}
          error={error}
        />
        <TextField
          name="gradeYear"
          type="number"
          inputMode="numeric"
          label={t('fields.gradeYear')}
          required
          min={2000}
          max={2100}
          defaultValue={values.gradeYear ?? today.slice(0, 4)}
          error={error}
        />
        <TextField
          name="plannedSeats"
          type="number"
          inputMode="numeric"
          label={t('fields.plannedSeats')}
          required
          min={1}
          max={1000}
          defaultValue={values.plannedSeats ?? ''}
          error={error}
        />
        <TextField
          name="planVersion"
          label={t('fields.planVersion')}
          maxLength={40}
          defaultValue={values.planVersion ?? ''}
          error={error}
        />
        <TextField
          name="agreedOn"
          type="date"
          label={t('fields.agreedOn')}
          required
          defaultValue={values.agreedOn ?? today}
          error={error}
        />
        <TextField
          name="endedOn"
          type="date"
          label={t('fields.endedOn')}
          help={t('form.endedHint')}
          defaultValue={values.endedOn ?? ''}
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
