'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { Modal } from '@/components/ui/modal';
import { stampDay } from '@/components/ui/stamp';
import {
  decideAdjustment,
  forwardAdjustment,
  proposeAdjustment,
  reproposeAdjustment,
  returnAdjustment,
  reviewAdjustment,
  sendBackAdjustment,
} from '@/lib/modules/programmes/actions';
import type { AdjustmentView } from '@/lib/modules/programmes/types';
import { ADJUSTMENT_LISTS, type AdjustmentKind, type AdjustmentState } from '@/lib/modules/programmes/words';
import { type AdjustmentEvent, adjustmentWorkflow } from '@/lib/modules/programmes/workflow';

const ACTIONS = {
  repropose: reproposeAdjustment,
  review: reviewAdjustment,
  forward: forwardAdjustment,
  decide: decideAdjustment,
  sendBack: sendBackAdjustment,
  return: returnAdjustment,
} as const;
/** The list that an event names, by the name of its field. */
const CHOICE: Partial<Record<AdjustmentEvent, 'proposal' | 'decision'>> = { repropose: 'proposal', decide: 'decision' };
const LIST_TONE: Record<AdjustmentKind, string> = { BUILD_UP: 'ok', UPGRADE: 'info', RESTRICT: 'bad', KEEP: 'idle' };
const STATE_TONE: Record<AdjustmentState, string> = {
  PROPOSED: 'tag',
  REVIEWED: 'tag',
  FORWARDED: 'tag mid',
  DECIDED: 'tag mid',
  RETURNED: 'tag',
};

type Props = { name: string; adjustment: AdjustmentView };

/** Where an adjustment stands, how it came there, and the steps that the reader may take. */
export function AdjustmentCell({ name, adjustment }: Props) {
  const t = useTranslations('programmes');
  const [asking, setAsking] = useState<AdjustmentEvent | 'steps' | null>(null);
  const list = adjustment.decision ?? adjustment.proposal;
  return (
    <span className="row flex-wrap">
      <span className={`badge ${LIST_TONE[list]}`}>{t(`lists.${list}`)}</span>
      <span className={STATE_TONE[adjustment.state]}>{t(`adjustmentStates.${adjustment.state}`)}</span>
      {adjustment.events.map((event) => (
        <button key={event} type="button" className="btn btn-s" onClick={() => setAsking(event)}>
          {t(`adjustment.acts.${event}`)}
          <span className="vh"> {name}</span>
        </button>
      ))}
      {adjustment.steps.length > 0 && (
        <button type="button" className="link small" onClick={() => setAsking('steps')}>
          {t('adjustment.open')}
          <span className="vh"> {name}</span>
        </button>
      )}
      {asking === 'steps' && <Steps {...{ name, adjustment }} onClose={() => setAsking(null)} />}
      {asking && asking !== 'steps' && (
        <StepDialog {...{ name, adjustment }} event={asking} onClose={() => setAsking(null)} />
      )}
    </span>
  );
}

function Steps({ name, adjustment, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations('programmes');
  return (
    <Modal title={name} onClose={onClose}>
      <div className="bd">
        <ol>
          {adjustment.steps.map((step) => (
            <li key={step.id} className="border-b border-(--line) py-2">
              <div className="row flex-wrap">
                <b>{t(`steps.${step.event}`)}</b>
                {step.list && <span className={`badge ${LIST_TONE[step.list]}`}>{t(`lists.${step.list}`)}</span>}
                <span className="small dim">
                  {t('adjustment.byWhom', { by: step.by ?? t('adjustment.someone'), day: stampDay(step.at) })}
                </span>
              </div>
              <p className={step.reason ? undefined : 'dim'}>{step.reason ?? t('adjustment.noReason')}</p>
            </li>
          ))}
        </ol>
      </div>
      <footer>
        <button type="button" className="btn btn-primary" onClick={onClose}>
          {t('adjustment.close')}
        </button>
      </footer>
    </Modal>
  );
}

function StepDialog({ name, adjustment, event, onClose }: Props & { event: AdjustmentEvent; onClose: () => void }) {
  const t = useTranslations('programmes');
  const choice = CHOICE[event];
  const { id, version } = adjustment;
  const back = event === 'sendBack' || event === 'return';
  return (
    <FormDialog
      title={t('adjustment.actTitle', { act: t(`adjustment.acts.${event}`), name })}
      submit={t(`adjustment.acts.${event}`)}
      tone={back ? 'bad' : 'primary'}
      action={ACTIONS[event]}
      input={(form) => ({ id, version, reason: form.get('reason'), ...(choice && { [choice]: form.get(choice) }) })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <>
          <p className="mb-3">{t(`adjustment.body.${event}`)}</p>
          <div className="fields">
            {choice && <ListField name={choice} value={adjustment.proposal} error={error} />}
            <AreaField
              name="reason"
              label={t('fields.reason')}
              wide
              required={'reason' in adjustmentWorkflow[event]}
              maxLength={500}
              defaultValue={event === 'repropose' ? adjustment.reason : ''}
              error={error}
            />
          </div>
        </>
      )}
    </FormDialog>
  );
}

type FieldProps = Pick<Parameters<typeof SelectField>[0], 'name' | 'error'> & { value?: AdjustmentKind };

function ListField({ name, value, error }: FieldProps) {
  const t = useTranslations('programmes');
  return (
    <SelectField
      name={name}
      label={t(`fields.${name}`)}
      required
      options={ADJUSTMENT_LISTS.map((list) => ({ value: list, label: t(`lists.${list}`) }))}
      defaultValue={value ?? 'KEEP'}
      error={error}
    />
  );
}

/** A department's proposal for a programme that has none this year. */
export function ProposeButton({ programmeId, name, year }: { programmeId: string; name: string; year: number }) {
  const t = useTranslations('programmes');
  const [asking, setAsking] = useState(false);
  const done = () => setAsking(false);
  return (
    <>
      <button type="button" className="btn btn-s" onClick={() => setAsking(true)}>
        {t('adjustment.propose')}
        <span className="vh"> {name}</span>
      </button>
      {asking && (
        <FormDialog
          title={t('adjustment.proposeTitle', { name, year: String(year) })}
          submit={t('adjustment.propose')}
          action={proposeAdjustment}
          input={(form) => ({ programmeId, year, proposal: form.get('proposal'), reason: form.get('reason') })}
          onDone={done}
          onClose={done}
        >
          {(error) => (
            <div className="fields">
              <ListField name="proposal" error={error} />
              <AreaField name="reason" label={t('fields.reason')} wide required maxLength={500} error={error} />
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}
