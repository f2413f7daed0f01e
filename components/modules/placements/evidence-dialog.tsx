'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { setEvidence, setEvidenceOfMany } from '@/lib/modules/placements/actions';
import type { PlacementEvidence } from '@/lib/modules/placements/types';
import type { ActionError } from '@/lib/transport/result';

const DAYS = ['consentOn', 'guardianConsentOn'] as const;
const TEXTS = ['guardianRelation', 'insurer', 'policyNo'] as const;
const FIELDS = [
  ...['consentOn', 'guardianConsentOn', 'guardianRelation', 'ownChoiceApprovedOn', 'insurer', 'policyNo'],
  ...['insuredFrom', 'insuredTo', 'accidentPolicyNo', 'trainedOn', 'trainingHours', 'filingNo'],
] as const;
const given = (form: FormData) => Object.fromEntries(FIELDS.map((name) => [name, form.get(name)]));

/** Enters the evidence of one placement. */
export function EvidenceButton({ id, version, ...now }: PlacementEvidence & { id: string; version: number }) {
  const t = useTranslations('placements');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t('record.evidence')}
      </button>
      {open && (
        <FormDialog<unknown>
          title={t('sections.evidence')}
          submit={t('form.save')}
          action={setEvidence}
          input={(form) => ({ id, version, ...given(form) })}
          onDone={() => setOpen(false)}
          onClose={() => setOpen(false)}
        >
          {(error) => <EvidenceFields now={now} error={error} />}
        </FormDialog>
      )}
    </>
  );
}

/** Enters the same evidence for many placements: only what is filled in is written. */
export function EvidenceOfMany({ ids, label, hint }: { ids: string[]; label: string; hint: string }) {
  const t = useTranslations('placements');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {label}
      </button>
      {open && (
        <FormDialog<unknown>
          title={t('sections.evidence')}
          submit={t('form.save')}
          action={setEvidenceOfMany}
          input={(form) => ({ ids, ...given(form) })}
          onDone={() => setOpen(false)}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <>
              <p className="mb-3">{hint}</p>
              <EvidenceFields now={{}} error={error} />
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}

function EvidenceFields({ now, error }: { now: Partial<PlacementEvidence>; error: ActionError | null }) {
  const t = useTranslations('placements');
  const day = (name: (typeof DAYS)[number] | 'ownChoiceApprovedOn' | 'insuredFrom' | 'insuredTo' | 'trainedOn') => (
    <TextField {...{ name, type: 'date', label: t(`fields.${name}`), defaultValue: now[name] ?? '', error }} />
  );
  const text = (name: (typeof TEXTS)[number] | 'accidentPolicyNo' | 'filingNo') => (
    <TextField {...{ name, label: t(`fields.${name}`), maxLength: 60, defaultValue: now[name] ?? '', error }} />
  );
  return (
    <div className="fields">
      {day('consentOn')}
      {day('guardianConsentOn')}
      {text('guardianRelation')}
      {day('ownChoiceApprovedOn')}
      {text('insurer')}
      {text('policyNo')}
      {day('insuredFrom')}
      {day('insuredTo')}
      {text('accidentPolicyNo')}
      {day('trainedOn')}
      <TextField
        {...{ name: 'trainingHours', label: t('fields.trainingHours'), error }}
        type="number"
        step="0.1"
        min={0}
        defaultValue={now.trainingHours ?? ''}
      />
      {text('filingNo')}
    </div>
  );
}
