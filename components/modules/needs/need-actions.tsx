'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { closeNeed, reopenNeed, withdrawNeed } from '@/lib/modules/needs/actions';
import type { NeedEvent } from '@/lib/modules/needs/workflow';

/** The events with a button of their own; an answer is written where the answers stand. */
const ACTIONS = { close: closeNeed, withdraw: withdrawNeed, reopen: reopenNeed } as const;
type Asked = keyof typeof ACTIONS;

type Props = { id: string; version: number; events: NeedEvent[] };

/** What the reader may do with a need now, each after asking. */
export function NeedActions({ id, version, events }: Props) {
  const t = useTranslations('needs');
  const [asking, setAsking] = useState<Asked | null>(null);
  const offered = events.filter((event): event is Asked => event in ACTIONS);
  return (
    <>
      {offered.map((event) => (
        <button key={event} type="button" className="btn" onClick={() => setAsking(event)}>
          {t(`events.${event}`)}
        </button>
      ))}
      {asking && (
        <FormDialog
          title={t(`dialogs.${asking}.title`)}
          submit={t(`events.${asking}`)}
          action={ACTIONS[asking]}
          input={(form) => ({ id, version, ...(asking === 'withdraw' && { reason: form.get('reason') }) })}
          onDone={() => setAsking(null)}
          onClose={() => setAsking(null)}
        >
          {(error) => (
            <>
              <p>{t(`dialogs.${asking}.body`)}</p>
              {asking === 'withdraw' && (
                <AreaField name="reason" label={t('fields.reason')} required maxLength={500} error={error} />
              )}
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}
