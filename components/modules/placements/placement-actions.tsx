'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import {
  approvePlacement,
  cancelPlacement,
  endPlacement,
  returnPlacement,
  startPlacement,
  submitPlacement,
} from '@/lib/modules/placements/actions';
import type { PlacementRecord } from '@/lib/modules/placements/types';
import type { PlacementEvent } from '@/lib/modules/placements/workflow';

const ACTIONS = {
  submit: submitPlacement,
  approve: approvePlacement,
  return: returnPlacement,
  start: startPlacement,
  end: endPlacement,
  cancel: cancelPlacement,
} as const;
/** What each asks for besides the record itself. */
const ASKED: Record<PlacementEvent, readonly ('on' | 'reason')[]> = {
  submit: [],
  approve: [],
  return: ['reason'],
  start: ['on'],
  end: ['on', 'reason'],
  cancel: ['reason'],
};
const BAD: readonly PlacementEvent[] = ['return', 'cancel'];

/** What the reader may do with a placement now, each after asking. */
export function PlacementActions(props: Pick<PlacementRecord, 'id' | 'version' | 'events'> & { today: string }) {
  const { id, version, events, today } = props;
  const t = useTranslations('placements');
  const [asking, setAsking] = useState<PlacementEvent | null>(null);
  const asked = asking ? ASKED[asking] : [];
  return (
    <>
      {events.map((event) => (
        <button
          key={event}
          type="button"
          className={`btn ${BAD.includes(event) ? '' : 'btn-primary'}`}
          onClick={() => setAsking(event)}
        >
          {t(`events.${event}`)}
        </button>
      ))}
      {asking && (
        <FormDialog<unknown>
          title={t(`events.${asking}`)}
          submit={t(`events.${asking}`)}
          tone={BAD.includes(asking) ? 'bad' : 'primary'}
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
                    label={t('fields.on')}
                    required
                  />
                )}
                {asked.includes('reason') && (
                  <AreaField
                    {...{ name: 'reason', label: t('fields.reason'), wide: true, maxLength: 500, error }}
                    required={asking !== 'end'}
                  />
                )}
              </div>
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}
