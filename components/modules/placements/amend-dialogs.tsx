'use client';

import { useTranslations } from 'next-intl';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { AskButton } from '@/components/ui/ask-button';
import { amendAgreement, signAmendment, withdrawAmendment } from '@/lib/modules/placements/actions';
import type { PlacementRecord } from '@/lib/modules/placements/types';
import type { Party } from '@/lib/modules/placements/words';
import { Asks } from './follow-dialogs';

const TERMS = ['reason', 'effectiveOn', 'job', 'address', 'endsOn', 'pay', 'insurer', 'policyNo'];
const SIGNED = ['party', 'signer', 'phone', 'signedOn'];
const valuesOf = (form: FormData, names: string[]) => Object.fromEntries(names.map((name) => [name, form.get(name)]));

/** Writes an amendment of a signed agreement: what it is to say from a day on, and why. */
export function AmendButton({ placement: p, today }: { placement: PlacementRecord; today: string }) {
  const t = useTranslations('placements');
  return (
    <Asks label={t('record.amend')} action={amendAgreement} input={(form) => ({ id: p.id, ...valuesOf(form, TERMS) })}>
      {(error) => (
        <>
          <TextField
            {...{ name: 'effectiveOn', type: 'date', label: t('fields.effectiveOn'), required: true, error }}
            defaultValue={today < p.startsOn ? p.startsOn : today}
          />
          <TextField
            {...{ name: 'endsOn', type: 'date', label: t('fields.endsOn'), required: true, error }}
            defaultValue={p.endsOn}
          />
          <TextField
            {...{ name: 'job', label: t('fields.job'), required: true, maxLength: 80, error }}
            defaultValue={p.job}
          />
          <TextField
            {...{ name: 'pay', type: 'number', min: 0, label: t('fields.pay'), error }}
            defaultValue={p.pay ?? ''}
          />
          <TextField
            {...{ name: 'address', label: t('fields.address'), wide: true, maxLength: 200, error }}
            defaultValue={p.address ?? ''}
          />
          {(['insurer', 'policyNo'] as const).map((name) => (
            <TextField
              key={name}
              {...{ name, label: t(`fields.${name}`), maxLength: 60, defaultValue: p[name] ?? '', error }}
            />
          ))}
          <AreaField
            {...{ name: 'reason', label: t('fields.reason'), required: true, wide: true, maxLength: 500, error }}
          />
        </>
      )}
    </Asks>
  );
}

type SignProps = { id: string; parties: Party[]; today: string };

/** Enters a party's signature on paper under an amendment. */
export function SignAmendmentButton({ id, parties, today }: SignProps) {
  const t = useTranslations('placements');
  return (
    <Asks
      label={t('record.signAmendment')}
      className="btn btn-s"
      action={signAmendment}
      input={(form) => ({ id, ...valuesOf(form, SIGNED) })}
    >
      {(error) => (
        <>
          <SelectField
            {...{ name: 'party', label: t('fields.party'), required: true, error }}
            options={parties.map((party) => ({ value: party, label: t(`parties.${party}`) }))}
          />
          <TextField {...{ name: 'signer', label: t('fields.signer'), required: true, maxLength: 40, error }} />
          <TextField {...{ name: 'phone', label: t('fields.phone'), inputMode: 'tel', maxLength: 30, error }} />
          <TextField
            {...{ name: 'signedOn', type: 'date', max: today, defaultValue: today, required: true, error }}
            label={t('fields.signedOn')}
          />
        </>
      )}
    </Asks>
  );
}

/** Takes an open amendment back. */
export function WithdrawAmendmentButton({ id }: { id: string }) {
  const t = useTranslations('placements');
  return (
    <AskButton
      label={t('record.withdrawAmendment')}
      title={t('record.withdrawAmendment')}
      body={t('record.withdrawAmendmentAsk')}
      className="btn btn-s"
      tone="bad"
      action={withdrawAmendment}
      input={{ id }}
    />
  );
}
