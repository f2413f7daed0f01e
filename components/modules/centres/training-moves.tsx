'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { moveTraining } from '@/lib/modules/centres/actions';
import type { TrainingRow } from '@/lib/modules/centres/types';

/** Offers a programme that was developed, or retires one. */
export function TrainingMoves({ row: { id, version, name, state }, today }: { row: TrainingRow; today: string }) {
  const t = useTranslations('centres');
  const [event, setEvent] = useState<'offer' | 'retire' | null>(null);
  const close = () => setEvent(null);
  if (state === 'RETIRED') return null;
  const next = state === 'DEVELOPMENT' ? 'offer' : 'retire';
  return (
    <>
      <button type="button" className="link small" onClick={() => setEvent(next)}>
        {t(`events.${next}`)}
        <span className="vh"> {name}</span>
      </button>
      {event && (
        <FormDialog
          title={t('training.moveTitle', { event: t(`events.${event}`), name })}
          submit={t(`events.${event}`)}
          action={moveTraining}
          input={(form) => ({ id, version, event, on: form.get('on') })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <TextField
              {...{ name: 'on', type: 'date', max: today, defaultValue: today, error }}
              label={t('fields.on')}
              required
            />
          )}
        </FormDialog>
      )}
    </>
  );
}
