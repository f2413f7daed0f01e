'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import {
  approveAgreement,
  deleteAgreement,
  renewAgreement,
  returnAgreement,
  submitAgreement,
  terminateAgreement,
} from '@/lib/modules/agreements/actions';
import type { AgreementRecord } from '@/lib/modules/agreements/types';
import type { AgreementEvent } from '@/lib/modules/agreements/workflow';
import type { ActionError } from '@/lib/transport/result';

const ACTIONS = {
  submit: submitAgreement,
  approve: approveAgreement,
  return: returnAgreement,
  renew: renewAgreement,
  terminate: terminateAgreement,
  delete: deleteAgreement,
} as const;
/** What each asks for besides the record itself. */
const ASKED: Record<AgreementEvent, readonly string[]> = {
  submit: [],
  approve: ['number', 'signedOn', 'validFrom', 'validTo'],
  return: ['reason'],
  renew: [],
  terminate: ['on', 'reason'],
  delete: [],
};

type Agreement = Pick<
  AgreementRecord,
  'id' | 'version' | 'events' | 'number' | 'proposedNumber' | 'signedOn' | 'validFrom' | 'validTo'
>;
type Props = { agreement: Agreement; today: string };

/** What the reader may do with an agreement now, each after asking. */
export function AgreementActions({ agreement, today }: Props) {
  const t = useTranslations('agreements');
  const router = useRouter();
  const [asking, setAsking] = useState<AgreementEvent | null>(null);
  const { id, version, events } = agreement;

  function done(event: AgreementEvent, result: unknown) {
    setAsking(null);
    if (event === 'delete') router.push('/agreements');
    if (event === 'renew') router.push(`/agreements/${(result as { id: string }).id}`);
  }
  return (
    <>
      {events.map((event) => (
        <button
          key={event}
          type="button"
          className={`btn ${event === 'submit' || event === 'approve' ? 'btn-primary' : ''}`}
          onClick={() => setAsking(event)}
        >
          {t(`events.${event}`)}
        </button>
      ))}
      {asking && (
        <FormDialog<unknown>
          title={t(`dialogs.${asking}.title`)}
          submit={t(`events.${asking}`)}
          tone={asking === 'delete' || asking === 'terminate' ? 'bad' : 'primary'}
          action={ACTIONS[asking]}
          input={(form) => ({
            id,
            version,
            ...Object.fromEntries(ASKED[asking].map((name) => [name, form.get(name)])),
          })}
          onDone={(result) => done(asking, result)}
          onClose={() => setAsking(null)}
        >
          {(error) => (
            <>
              <p className="mb-3">{t(`dialogs.${asking}.body`)}</p>
              <AskedFields {...{ agreement, today, error }} asked={ASKED[asking]} />
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}

type AskedProps = Props & { asked: readonly string[]; error: ActionError | null };

function AskedFields({ agreement, today, asked, error }: AskedProps) {
  const t = useTranslations('agreements.fields');
  const days = {
    signedOn: agreement.signedOn ?? today,
    validFrom: agreement.validFrom ?? today,
    validTo: agreement.validTo ?? '',
  };
  return (
    <div className="fields">
      {asked.includes('number') && (
        <TextField
          name="number"
          label={t('number')}
          wide
          required
          maxLength={60}
          defaultValue={agreement.number ?? agreement.proposedNumber}
          error={error}
        />
      )}
      {(['signedOn', 'validFrom', 'validTo'] as const).map(
        (name) =>
          asked.includes(name) && (
            <TextField
              key={name}
              name={name}
              type="date"
              label={t(name)}
              required
              defaultValue={days[name]}
              error={error}
            />
          ),
      )}
      {asked.includes('on') && (
        <TextField
          name="on"
          type="date"
          label={t('terminatedOn')}
          required
          max={today}
          defaultValue={today}
          error={error}
        />
      )}
      {asked.includes('reason') && (
        <AreaField name="reason" label={t('reason')} wide required maxLength={500} error={error} />
      )}
    </div>
  );
}
