'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { Modal } from '@/components/ui/modal';
import {
  approveOrderClass,
  cancelOrderClass,
  finishOrderClass,
  rejectOrderClass,
  resubmitOrderClass,
  reviewOrderClass,
  startOrderClass,
} from '@/lib/modules/order-classes/actions';
import type { OrderClassRecord } from '@/lib/modules/order-classes/types';
import type { ClassEvent } from '@/lib/modules/order-classes/workflow';

const ACTIONS = {
  review: reviewOrderClass,
  approve: approveOrderClass,
  start: startOrderClass,
  finish: finishOrderClass,
  reject: rejectOrderClass,
  cancel: cancelOrderClass,
  resubmit: resubmitOrderClass,
} as const;
/** What each asks for besides the record itself. */
const ASKED: Record<ClassEvent, readonly string[]> = {
  review: [],
  approve: [],
  start: ['on', 'agreementId'],
  finish: ['on'],
  reject: ['reason'],
  cancel: ['reason'],
  resubmit: [],
};

type Props = Pick<OrderClassRecord, 'id' | 'version' | 'events' | 'agreements'> & { partnerId: string; today: string };

/** What the reader may do with a class now, each after asking. */
export function OrderClassActions({ id, version, events, agreements, partnerId, today }: Props) {
  const t = useTranslations('orderClasses');
  const [asking, setAsking] = useState<ClassEvent | null>(null);
  const asked = asking ? ASKED[asking] : [];
  const bad = (event: ClassEvent) => ASKED[event].includes('reason');
  return (
    <>
      {events.map((event) => (
        <button
          key={event}
          type="button"
          className={`btn ${bad(event) ? '' : 'btn-primary'}`}
          onClick={() => setAsking(event)}
        >
          {t(`events.${event}`)}
        </button>
      ))}
      {asking === 'start' && agreements.length === 0 && (
        <NoAgreement partnerId={partnerId} onClose={() => setAsking(null)} />
      )}
      {asking && !(asking === 'start' && agreements.length === 0) && (
        <FormDialog<unknown>
          title={t(`events.${asking}`)}
          submit={t(`events.${asking}`)}
          tone={bad(asking) ? 'bad' : 'primary'}
          action={ACTIONS[asking]}
          input={(form) => ({ id, version, ...Object.fromEntries(asked.map((name) => [name, form.get(name)])) })}
          onDone={() => setAsking(null)}
          onClose={() => setAsking(null)}
        >
          {(error) => (
            <>
              <p className="mb-3">{t(`dialogs.${asking}`)}</p>
              <div className="fields">
                {asked.includes('on') && (
                  <TextField
                    {...{ name: 'on', type: 'date', max: today, defaultValue: today, error }}
                    label={t(asking === 'start' ? 'fields.startedOn' : 'fields.endedOn')}
                    required
                  />
                )}
                {asked.includes('agreementId') && (
                  <SelectField
                    {...{ name: 'agreementId', label: t('fields.agreement'), error }}
                    options={agreements.map((each) => ({ value: each.id, label: each.label }))}
                    required
                  />
                )}
                {asked.includes('reason') && (
                  <AreaField name="reason" label={t('fields.reason')} wide required maxLength={500} error={error} />
                )}
              </div>
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}

/** Without an agreement in force nothing can be chosen: says what to do first. */
function NoAgreement({ partnerId, onClose }: { partnerId: string; onClose: () => void }) {
  const t = useTranslations('orderClasses');
  return (
    <Modal title={t('events.start')} onClose={onClose}>
      <p className="mb-3">{t('dialogs.noAgreement')}</p>
      <div className="row">
        <Link className="btn btn-primary" href={`/agreements/new?partner=${partnerId}`}>
          {t('dialogs.newAgreement')}
        </Link>
        <Link className="btn" href={`/partners/${partnerId}?tab=agreements`}>
          {t('dialogs.seeAgreements')}
        </Link>
      </div>
    </Modal>
  );
}
