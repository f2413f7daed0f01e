'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { createStudent, updateStudent } from '@/lib/modules/students/actions';
import type { StudentForm as Values } from '@/lib/modules/students/types';
import { SEXES } from '@/lib/modules/students/words';
import type { ActionError } from '@/lib/transport/result';

type Named = { id: string; name: string };
type Props = {
  /** What stands there now; without id and version the student is new. */
  values: Partial<Values>;
  programmes: Named[];
  schoolClasses: (Named & { programmeId: string })[];
  today: string;
};

const NAMES = [
  ...['studentNo', 'name', 'sex', 'birthOn', 'idCard', 'phone', 'programmeId', 'schoolClassId', 'gradeYear'],
  ...['enrolledOn', 'guardianName', 'guardianPhone', 'remark'],
] as const;
const optionsOf = (named: Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));

/** A student's form. Numbers that are kept encrypted are never shown in it: left blank they stay. */
export function StudentForm({ values, programmes, schoolClasses, today }: Props) {
  const t = useTranslations('students');
  const { id, version } = values;
  function input(form: FormData) {
    const profile = Object.fromEntries(NAMES.map((name) => [name, form.get(name)]));
    return id ? { ...profile, id, version } : profile;
  }
  return (
    <RecordForm
      action={id ? updateStudent : createStudent}
      input={input}
      to={(saved) => `/students/${saved}`}
      back={id ? `/students/${id}` : '/students'}
      submit={t('form.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <>
          <Person {...{ values, error }} />
          <Study {...{ values, programmes, schoolClasses, today, error }} />
          <Guardian {...{ values, error }} />
        </>
      )}
    </RecordForm>
  );
}

type Part = { values: Partial<Values>; error: ActionError | null };

function Person({ values, error }: Part) {
  const t = useTranslations('students');
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.person')}</h2>
      <div className="fields">
        <TextField
          name="name"
          label={t('fields.name')}
          required
          maxLength={60}
          defaultValue={values.name}
          error={error}
        />
        <SelectField
          name="sex"
          label={t('fields.sex')}
          none={t('form.fromCard')}
          options={SEXES.map((sex) => ({ value: sex, label: t(`sexes.${sex}`) }))}
          defaultValue={values.sex ?? ''}
          error={error}
        />
        <TextField
          name="idCard"
          label={t('fields.idCard')}
          help={t('form.idCardHint')}
          placeholder={values.idCardMasked ?? ''}
          maxLength={40}
          autoComplete="off"
          error={error}
        />
        <TextField
          name="birthOn"
          type="date"
          label={t('fields.birthOn')}
          help={t('form.birthHint')}
          defaultValue={values.birthOn ?? ''}
          error={error}
        />
        <TextField
          name="phone"
          type="tel"
          label={t('fields.phone')}
          help={values.phoneMasked ? t('form.keptHint') : undefined}
          placeholder={values.phoneMasked ?? ''}
          maxLength={40}
          autoComplete="off"
          error={error}
        />
      </div>
    </fieldset>
  );
}

function Study({ values, programmes, schoolClasses, today, error }: Props & { error: ActionError | null }) {
  const t = useTranslations('students');
  const [programmeId, setProgrammeId] = useState(values.programmeId ?? '');
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.study')}</h2>
      <div className="fields">
        <TextField
          name="studentNo"
          label={t('fields.studentNo')}
          required
          maxLength={30}
          defaultValue={values.studentNo}
          error={error}
        />
        <TextField
          name="gradeYear"
          type="number"
          inputMode="numeric"
          label={t('fields.gradeYear')}
          required
          min={1950}
          max={2100}
          defaultValue={values.gradeYear ?? today.slice(0, 4)}
          error={error}
        />
        <SelectField
          name="programmeId"
          label={t('fields.programmeId')}
          required
          none={t('form.choose')}
          options={optionsOf(programmes)}
          defaultValue={programmeId}
          onChange={(event) => setProgrammeId(event.target.value)}
          error={error}
        />
        <SelectField
          key={programmeId}
          name="schoolClassId"
          label={t('fields.schoolClassId')}
          none={t('form.none')}
          options={optionsOf(schoolClasses.filter((each) => each.programmeId === programmeId))}
          defaultValue={values.schoolClassId ?? ''}
          error={error}
        />
        <TextField
          name="enrolledOn"
          type="date"
          label={t('fields.enrolledOn')}
          required
          max={today}
          defaultValue={values.enrolledOn ?? ''}
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

function Guardian({ values, error }: Part) {
  const t = useTranslations('students');
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.guardian')}</h2>
      <div className="fields">
        <TextField
          name="guardianName"
          label={t('fields.guardianName')}
          help={t('form.guardianHint')}
          maxLength={60}
          defaultValue={values.guardianName ?? ''}
          error={error}
        />
        <TextField
          name="guardianPhone"
          type="tel"
          label={t('fields.guardianPhone')}
          help={values.guardianPhoneMasked ? t('form.keptHint') : undefined}
          placeholder={values.guardianPhoneMasked ?? ''}
          maxLength={40}
          autoComplete="off"
          error={error}
        />
      </div>
    </fieldset>
  );
}
