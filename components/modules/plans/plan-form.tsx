'use client';

import { useTranslations } from 'next-intl';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { JOURNAL_EVERY } from '@/lib/modules/following/words';
import { PLACEMENT_KINDS, STAGES } from '@/lib/modules/placements/words';
import { createPlan, updatePlan } from '@/lib/modules/plans/actions';
import type { PlanForm as Values } from '@/lib/modules/plans/types';
import type { ActionError } from '@/lib/transport/result';

type Named = { id: string; name: string };
type Props = {
  values: Partial<Values>;
  programmes: Named[];
  schoolClasses: Named[];
  orderClasses: Named[];
  departments: Named[];
  teachers: Named[];
};
const FIELDS = [
  ...['name', 'kind', 'stage', 'departmentId', 'programmeId', 'schoolClassId', 'orderClassId', 'teacherId'],
  ...['startsOn', 'endsOn', 'tasks', 'madeOn', 'safetyRulesOn', 'safetyRules'],
  ...['filedOn', 'filingNo', 'journalEvery', 'visitEvery', 'credits'],
] as const;
const optionsOf = (named: Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));

/** A plan's form: what, for whom, when, and what is prepared before. */
export function PlanForm(props: Props) {
  const t = useTranslations('plans');
  const { id, version } = props.values;
  const input = (form: FormData) => ({
    ...Object.fromEntries(FIELDS.map((name) => [name, form.get(name)])),
    ...(id && { id, version }),
  });
  return (
    <RecordForm
      action={id ? updatePlan : createPlan}
      input={input}
      to={(saved) => `/internships/plans/${saved}`}
      back={id ? `/internships/plans/${id}` : '/internships/plans'}
      submit={t('form.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <>
          <What {...props} error={error} />
          <Before values={props.values} error={error} />
        </>
      )}
    </RecordForm>
  );
}

function What({ values, error, ...lists }: Props & { error: ActionError | null }) {
  const t = useTranslations('plans');
  const kinds = useTranslations('placements');
  const choice = (
    name: 'departmentId' | 'programmeId' | 'schoolClassId' | 'orderClassId' | 'teacherId',
    named: Named[],
    help?: string,
  ) => (
    <SelectField
      {...{ name, label: t(`fields.${name}`), none: t('form.none'), help, error }}
      options={optionsOf(named)}
      defaultValue={values[name] ?? ''}
    />
  );
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.what')}</h2>
      <div className="fields">
        <TextField
          {...{ name: 'name', label: t('fields.name'), wide: true, required: true, maxLength: 80, error }}
          defaultValue={values.name}
        />
        <SelectField
          {...{ name: 'kind', label: t('fields.kind'), required: true, error }}
          options={PLACEMENT_KINDS.map((value) => ({ value, label: kinds(`kinds.${value}`) }))}
          defaultValue={values.kind ?? 'POST'}
        />
        <SelectField
          {...{ name: 'stage', label: t('fields.stage'), none: t('form.none'), error }}
          options={STAGES.map((value) => ({ value, label: kinds(`stages.${value}`) }))}
          defaultValue={values.stage ?? ''}
        />
        {choice('departmentId', lists.departments)}
        {choice('programmeId', lists.programmes)}
        {choice('schoolClassId', lists.schoolClasses, t('form.classHint'))}
        {choice('orderClassId', lists.orderClasses)}
        {choice('teacherId', lists.teachers)}
        <TextField
          {...{ name: 'startsOn', type: 'date', label: t('fields.startsOn'), required: true, error }}
          defaultValue={values.startsOn}
        />
        <TextField
          {...{ name: 'endsOn', type: 'date', label: t('fields.endsOn'), required: true, error }}
          defaultValue={values.endsOn}
        />
        <SelectField
          {...{ name: 'journalEvery', label: t('fields.journalEvery'), required: true, error }}
          options={JOURNAL_EVERY.map((value) => ({ value, label: t(`journals.${value}`) }))}
          defaultValue={values.journalEvery ?? 'WEEKLY'}
        />
        <TextField
          {...{ name: 'visitEvery', type: 'number', min: 1, max: 366, label: t('fields.visitEvery'), error }}
          defaultValue={values.visitEvery ?? ''}
        />
        <TextField
          {...{ name: 'credits', type: 'number', min: 0, max: 100, step: '0.5', label: t('fields.credits'), error }}
          help={t('form.creditsHint')}
          defaultValue={values.credits ?? ''}
        />
        <AreaField
          {...{ name: 'tasks', label: t('fields.tasks'), wide: true, rows: 5, maxLength: 5000, error }}
          defaultValue={values.tasks ?? ''}
        />
      </div>
    </fieldset>
  );
}

function Before({ values, error }: Pick<Props, 'values'> & { error: ActionError | null }) {
  const t = useTranslations('plans');
  const day = (name: 'madeOn' | 'safetyRulesOn' | 'filedOn') => (
    <TextField {...{ name, type: 'date', label: t(`fields.${name}`), error }} defaultValue={values[name] ?? ''} />
  );
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.before')}</h2>
      <div className="fields">
        {day('madeOn')}
        {day('safetyRulesOn')}
        {day('filedOn')}
        <TextField
          {...{ name: 'filingNo', label: t('fields.filingNo'), maxLength: 60, error }}
          defaultValue={values.filingNo ?? ''}
        />
        <AreaField
          {...{ name: 'safetyRules', label: t('fields.safetyRules'), wide: true, rows: 5, maxLength: 5000, error }}
          defaultValue={values.safetyRules ?? ''}
        />
      </div>
    </fieldset>
  );
}
