'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { graduateStudent, resumeStudent, suspendStudent, withdrawStudent } from '@/lib/modules/students/actions';
import { type StudentEvent, studentWorkflow } from '@/lib/modules/students/workflow';

const ACTIONS = {
  suspend: suspendStudent,
  resume: resumeStudent,
  withdraw: withdrawStudent,
  graduate: graduateStudent,
} as const;

type Props = { id: string; version: number; events: StudentEvent[]; today: string };

/** What may happen with a student now, each with its day and reason. */
export function StudentActions({ id, version, events, today }: Props) {
  const t = useTranslations('students');
  const [asking, setAsking] = useState<StudentEvent | null>(null);
  const done = () => setAsking(null);
  return (
    <>
      {events.map((event) => (
        <button key={event} type="button" className="btn" onClick={() => setAsking(event)}>
          {t(`events.${event}`)}
        </button>
      ))}
      {asking && (
        <FormDialog
          title={t(`events.${asking}`)}
          submit={t(`events.${asking}`)}
          tone={asking === 'withdraw' ? 'bad' : 'primary'}
          action={ACTIONS[asking]}
          input={(form) => ({ id, version, on: form.get('on'), reason: form.get('reason') })}
          onDone={done}
          onClose={done}
        >
          {(error) => (
            <>
              <p className="mb-3">{t(`dialogs.${asking}`)}</p>
              <div className="fields">
                <TextField
                  {...{ name: 'on', type: 'date', max: today, defaultValue: today, error }}
                  label={t('fields.on')}
                  required
                />
                <AreaField
                  name="reason"
                  label={t('fields.reason')}
                  wide
                  required={'reason' in studentWorkflow[asking]}
                  maxLength={500}
                  error={error}
                />
              </div>
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}
