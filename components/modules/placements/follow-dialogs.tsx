'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import type { Action } from '@/components/form/use-command';
import {
  answerJournal,
  assessAsEnterprise,
  assessAsSchool,
  closeIncident,
  enterAssessment,
  overrideRule,
  reportIncident,
} from '@/lib/modules/placements/actions';
import { INCIDENT_KINDS } from '@/lib/modules/placements/words';
import type { ActionError } from '@/lib/transport/result';

type Asking = {
  label: string;
  title?: string;
  className?: string;
  action: Action<unknown>;
  input: (form: FormData) => unknown;
  children: (error: ActionError | null) => ReactNode;
};

/** A button that asks for a few fields and sends them. */
export function Asks({ label, title = label, className = 'btn', action, input, children }: Asking) {
  const t = useTranslations('placements');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        {label}
      </button>
      {open && (
        <FormDialog<unknown> {...{ title, action, input }} submit={t('form.save')} onDone={close} onClose={close}>
          {(error) => <div className="fields">{children(error)}</div>}
        </FormDialog>
      )}
    </>
  );
}

type At = { id: string; version: number };

const ASSESS = { enterprise: assessAsEnterprise, school: assessAsSchool, paper: enterAssessment } as const;

export function AssessButton({ id, version, side }: At & { side: keyof typeof ASSESS }) {
  const t = useTranslations('placements');
  return (
    <Asks
      label={t('record.assess')}
      title={t(`record.${side === 'paper' ? 'enterprise' : side}`)}
      action={ASSESS[side]}
      input={(form) => ({
        ...{ id, version, score: form.get('score'), remark: form.get('remark') },
        ...(side !== 'school' && { hostAgain: form.get('hostAgain') === 'on' }),
      })}
    >
      {(error) => (
        <>
          <TextField
            {...{ name: 'score', label: t('fields.score'), error, type: 'number', min: 0, max: 100, step: '0.01' }}
            required
          />
          {side !== 'school' && (
            <label className="row self-center">
              <input type="checkbox" className="check" name="hostAgain" defaultChecked />
              {t('fields.hostAgain')}
            </label>
          )}
          <AreaField {...{ name: 'remark', label: t('fields.remark'), error, wide: true, rows: 3, maxLength: 500 }} />
        </>
      )}
    </Asks>
  );
}

export function AnswerButton({ id, version }: At) {
  const t = useTranslations('placements');
  return (
    <Asks
      label={t('record.answer')}
      className="link small"
      action={answerJournal}
      input={(form) => ({ id, version, answer: form.get('answer') })}
    >
      {(error) => (
        <AreaField
          {...{ name: 'answer', label: t('fields.answer'), error, wide: true, rows: 4, maxLength: 1000 }}
          required
        />
      )}
    </Asks>
  );
}

export function IncidentButton({ placementId, today }: { placementId: string; today: string }) {
  const t = useTranslations('placements');
  const names = ['kind', 'happenedOn', 'untilOn', 'what', 'dueOn'];
  return (
    <Asks
      label={t('record.report')}
      action={reportIncident}
      input={(form) => ({ placementId, ...Object.fromEntries(names.map((name) => [name, form.get(name)])) })}
    >
      {(error) => (
        <>
          <SelectField
            {...{ name: 'kind', label: t('fields.incidentKind'), error }}
            options={INCIDENT_KINDS.map((value) => ({ value, label: t(`incidentKinds.${value}`) }))}
            required
          />
          <TextField
            {...{ name: 'happenedOn', type: 'date', defaultValue: today, label: t('fields.happenedOn'), error }}
            required
          />
          <TextField {...{ name: 'untilOn', type: 'date', label: t('fields.untilOn'), error }} />
          <TextField {...{ name: 'dueOn', type: 'date', label: t('fields.dueOn'), error }} />
          <AreaField
            {...{ name: 'what', label: t('fields.what'), error, wide: true, rows: 4, maxLength: 1000 }}
            required
          />
        </>
      )}
    </Asks>
  );
}

export function CloseIncidentButton({ id, version, today, leave }: At & { today: string; leave: boolean }) {
  const t = useTranslations('placements');
  return (
    <Asks
      label={t(leave ? 'record.back' : 'record.close')}
      className="link small"
      action={closeIncident}
      input={(form) => ({ id, version, handling: form.get('handling'), closedOn: form.get('closedOn') })}
    >
      {(error) => (
        <>
          <TextField
            {...{ name: 'closedOn', type: 'date', max: today, defaultValue: today, error }}
            label={t('fields.closedOn')}
            required
          />
          <AreaField
            {...{ name: 'handling', label: t('fields.handling'), error, wide: true, rows: 4, maxLength: 1000 }}
            required
          />
        </>
      )}
    </Asks>
  );
}

export function OverrideButton({ placementId, rule, filing }: { placementId: string; rule: string; filing: boolean }) {
  const t = useTranslations('placements');
  return (
    <Asks
      label={t('record.override')}
      title={t('record.overrideTitle', { rule })}
      className="link small"
      action={overrideRule}
      input={(form) => ({ placementId, rule, reason: form.get('reason'), filingNo: form.get('filingNo') })}
    >
      {(error) => (
        <>
          <AreaField
            {...{ name: 'reason', label: t('fields.reason'), help: t('record.overrideHint'), error }}
            {...{ wide: true, rows: 3, maxLength: 500, required: true }}
          />
          <TextField {...{ name: 'filingNo', label: t('fields.filingNo'), error, maxLength: 60 }} required={filing} />
        </>
      )}
    </Asks>
  );
}
