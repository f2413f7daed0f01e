'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { approvePlan, cancelPlan, closePlan, returnPlan, submitPlan } from '@/lib/modules/plans/actions';
import type { PlanRecord } from '@/lib/modules/plans/types';
import type { PlanEvent } from '@/lib/modules/plans/workflow';

const ACTIONS = {
  submit: submitPlan,
  approve: approvePlan,
  return: returnPlan,
  close: closePlan,
  cancel: cancelPlan,
} as const;
const REASONED: readonly PlanEvent[] = ['return', 'cancel'];

type Props = Pick<PlanRecord, 'id' | 'version' | 'events'> & {
  /** Whether its last day has passed: only then is closing it the next step. */
  over: boolean;
};

/** What the reader may do with a plan now, each after asking. */
export function PlanActions({ id, version, events, over }: Props) {
  const t = useTranslations('plans');
  const [asking, setAsking] = useState<PlanEvent | null>(null);
  const isNext = (event: PlanEvent) => !REASONED.includes(event) && (event !== 'close' || over);
  const reasoned = asking !== null && REASONED.includes(asking);
  return (
    <>
      {events.map((event) => (
        <button
          key={event}
          type="button"
          className={`btn ${isNext(event) ? 'btn-primary' : ''}`}
          onClick={() => setAsking(event)}
        >
          {t(`events.${event}`)}
        </button>
      ))}
      {asking && (
        <FormDialog<unknown>
          title={t(`events.${asking}`)}
          submit={t(`events.${asking}`)}
          tone={reasoned ? 'bad' : 'primary'}
          action={ACTIONS[asking]}
          input={(form) => ({ id, version, ...(reasoned && { reason: form.get('reason') }) })}
          onDone={() => setAsking(null)}
          onClose={() => setAsking(null)}
        >
          {(error) => (
            <>
              <p className="mb-3">{t(`dialogs.${asking}`)}</p>
              {reasoned && (
                <AreaField {...{ name: 'reason', label: t('fields.reason'), required: true, maxLength: 500, error }} />
              )}
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}
