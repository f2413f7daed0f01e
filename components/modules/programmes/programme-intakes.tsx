'use client';

import { Plus } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { addIntake, updateIntake } from '@/lib/modules/programmes/actions';
import type { IntakeView } from '@/lib/modules/programmes/types';

const COUNTS = ['planned', 'enrolled', 'reported'] as const;
type Props = { programmeId: string; intakes: IntakeView[]; today: string; mayWrite: boolean };

/** Enrolment by year: planned, enrolled, reported, and how far the plan was met. */
export function ProgrammeIntakes({ programmeId, intakes, today, mayWrite }: Props) {
  const t = useTranslations('programmes');
  const format = useFormatter();
  const [open, setOpen] = useState<IntakeView | 'new' | null>(null);
  return (
    <>
      {intakes.length > 0 ? (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('fields.year')}</th>
                {COUNTS.map((key) => (
                  <th key={key} scope="col" className="num">
                    {t(`fields.${key}`)}
                  </th>
                ))}
                <th scope="col" className="num">
                  {t('fields.rate')}
                </th>
                {mayWrite && <th aria-label={t('intake.change')} />}
              </tr>
            </thead>
            <tbody>
              {intakes.map((intake) => (
                <tr key={intake.id}>
                  <th scope="row">{intake.year}</th>
                  {COUNTS.map((key) => (
                    <td key={key} className="num">
                      {intake[key] !== null && format.number(intake[key])}
                    </td>
                  ))}
                  <td className="num">
                    {intake.planned && intake.enrolled !== null
                      ? t('share', { share: Math.round((intake.enrolled / intake.planned) * 100) })
                      : ''}
                  </td>
                  {mayWrite && (
                    <td>
                      <button type="button" className="link small" onClick={() => setOpen(intake)}>
                        {t('intake.change')}
                        <span className="vh"> {intake.year}</span>
                      </button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="dim">{t('intake.none')}</p>
      )}
      {mayWrite && (
        <button type="button" className="btn mt-3" onClick={() => setOpen('new')}>
          <Plus className="ic" aria-hidden />
          {t('intake.add')}
        </button>
      )}
      {open && (
        <IntakeDialog {...{ programmeId, today }} intake={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

type DialogProps = { programmeId: string; today: string; intake: IntakeView | null; onClose: () => void };

function IntakeDialog({ programmeId, today, intake, onClose }: DialogProps) {
  const t = useTranslations('programmes');
  function input(form: FormData) {
    const counts = Object.fromEntries(COUNTS.map((key) => [key, form.get(key)]));
    if (intake) return { id: intake.id, version: intake.version, ...counts };
    return { programmeId, year: form.get('year'), ...counts };
  }
  return (
    <FormDialog
      title={intake ? t('adjustment.year', { year: String(intake.year) }) : t('intake.add')}
      submit={t('form.save')}
      action={intake ? updateIntake : addIntake}
      input={input}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          {!intake && (
            <TextField
              name="year"
              type="number"
              inputMode="numeric"
              label={t('fields.year')}
              required
              defaultValue={today.slice(0, 4)}
              error={error}
            />
          )}
          {COUNTS.map((key) => (
            <TextField
              key={key}
              name={key}
              type="number"
              inputMode="numeric"
              min={0}
              label={t(`fields.${key}`)}
              defaultValue={intake?.[key] ?? ''}
              error={error}
            />
          ))}
        </div>
      )}
    </FormDialog>
  );
}
