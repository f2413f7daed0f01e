'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import {
  approveProgramme,
  enrolProgramme,
  resumeProgramme,
  stopProgramme,
  withdrawProgramme,
} from '@/lib/modules/programmes/actions';
import { type ProgrammeEvent, programmeWorkflow } from '@/lib/modules/programmes/workflow';

const ACTIONS = {
  enrol: enrolProgramme,
  resume: resumeProgramme,
  stop: stopProgramme,
  withdraw: withdrawProgramme,
  approve: approveProgramme,
} as const;

type Props = { id: string; version: number; events: ProgrammeEvent[]; today: string };

/** What the college may decide of a programme now, each with its day, document and reason. */
export function ProgrammeActions({ id, version, events, today }: Props) {
  const t = useTranslations('programmes');
  const [asking, setAsking] = useState<ProgrammeEvent | null>(null);
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
          input={(form) => ({
            ...{ id, version },
            ...{ on: form.get('on'), document: form.get('document'), reason: form.get('reason') },
          })}
          onDone={done}
          onClose={done}
        >
          {(error) => (
            <>
              <p className="mb-3">{t(`eventBody.${asking}`)}</p>
              <div className="fields">
                <TextField name="on" type="date" label={t('fields.on')} required defaultValue={today} error={error} />
                <TextField name="document" label={t('fields.document')} maxLength={100} error={error} />
                <AreaField
                  name="reason"
                  label={t('fields.reason')}
                  wide
                  required={'reason' in programmeWorkflow[asking]}
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
