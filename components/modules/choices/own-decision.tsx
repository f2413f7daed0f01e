'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { RegionField } from '@/components/modules/reference/region-field';
import { approveOwn, refuseOwnChoice } from '@/lib/modules/choices/actions';
import type { OwnChoiceRow } from '@/lib/modules/choices/types';

/** Approves or refuses a student's own enterprise. */
export function OwnDecision({ row }: { row: OwnChoiceRow }) {
  const t = useTranslations('choices');
  const [asking, setAsking] = useState<'approve' | 'refuse' | null>(null);
  const close = () => setAsking(null);
  const { id, version, employer, partner } = row;
  return (
    <span className="row mt-2">
      {(['approve', 'refuse'] as const).map((event) => (
        <button key={event} type="button" className="btn btn-s" onClick={() => setAsking(event)}>
          {t(`own.${event}`)}
          <span className="vh"> {row.student.name}</span>
        </button>
      ))}
      {asking && (
        <FormDialog<unknown>
          title={t(`own.${asking}`)}
          submit={t(`own.${asking}`)}
          tone={asking === 'refuse' ? 'bad' : 'primary'}
          action={asking === 'approve' ? approveOwn : refuseOwnChoice}
          input={(form) => ({
            ...{ id, version, decision: form.get('decision') },
            ...(asking === 'approve' && { placeCode: form.get('placeCode') }),
          })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <>
              {asking === 'approve' && (
                <p className="mb-3">
                  {partner ? t('own.known', { partner: partner.name }) : t('own.unknown', { employer })}
                </p>
              )}
              <div className="fields">
                {asking === 'approve' && (
                  <RegionField
                    {...{ name: 'placeCode', label: t('fields.placeCode'), code: null, place: null, error }}
                  />
                )}
                <AreaField
                  {...{ name: 'decision', label: t('fields.decision'), wide: true, rows: 3, maxLength: 500, error }}
                  required={asking === 'refuse'}
                />
              </div>
            </>
          )}
        </FormDialog>
      )}
    </span>
  );
}
