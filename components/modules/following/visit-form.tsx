'use client';

import { useTranslations } from 'next-intl';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { recordInternVisit, updateInternVisit } from '@/lib/modules/following/actions';
import { VISIT_WAYS, type VisitWay } from '@/lib/modules/following/words';

type Intern = { id: string; name: string; job: string };
type Values = {
  id: string;
  version: number;
  visitedOn: string;
  way: VisitWay;
  findings: string;
  advice: string | null;
};
type Props = {
  today: string;
  back: string;
  /** Of a new visit: whom it may be to, and who is chosen already. */
  interns?: Intern[];
  chosen?: string;
  /** Of one that is being changed. */
  values?: Values;
};
const FIELDS = ['visitedOn', 'way', 'findings', 'advice'] as const;

/** A visit to interns of one enterprise; its photos are added on its page once it is saved. */
export function InternVisitForm({ today, back, interns = [], chosen, values }: Props) {
  const t = useTranslations('following');
  const input = (form: FormData) => ({
    ...Object.fromEntries(FIELDS.map((name) => [name, form.get(name)])),
    ...(values ? { id: values.id, version: values.version } : { placementIds: form.getAll('placementIds') }),
  });
  return (
    <RecordForm
      action={values ? updateInternVisit : recordInternVisit}
      input={input}
      to={(id) => `/internships/visits/${id}`}
      back={back}
      submit={t('visits.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <fieldset className="fieldset">
          <h2>{t('visits.seen')}</h2>
          <div className="fields">
            <TextField
              {...{ name: 'visitedOn', type: 'date', max: today, required: true, error }}
              label={t('fields.visitedOn')}
              defaultValue={values?.visitedOn ?? today}
            />
            <SelectField
              {...{ name: 'way', label: t('fields.way'), required: true, error }}
              options={VISIT_WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
              defaultValue={values?.way ?? 'ON_SITE'}
            />
            {!values && (
              <fieldset className="col-span-full border-0 p-0">
                <legend className="mb-1">{t('fields.placementIds')}</legend>
                {interns.map(({ id, name, job }) => (
                  <label key={id} className="flex min-h-11 items-center gap-2">
                    <input
                      type="checkbox"
                      className="check"
                      name="placementIds"
                      value={id}
                      defaultChecked={id === chosen}
                    />
                    {name} <span className="dim">{job}</span>
                  </label>
                ))}
              </fieldset>
            )}
            <AreaField
              {...{ name: 'findings', wide: true, required: true, rows: 5, maxLength: 2000, error }}
              label={t('fields.findings')}
              defaultValue={values?.findings}
            />
            <AreaField
              {...{ name: 'advice', wide: true, rows: 3, maxLength: 2000, error }}
              label={t('fields.advice')}
              help={t('visits.photosLater')}
              defaultValue={values?.advice ?? ''}
            />
          </div>
        </fieldset>
      )}
    </RecordForm>
  );
}
