'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { raiseSeats } from '@/lib/modules/order-classes/actions';

/** More seats than were approved, with the reason. */
export function RaiseSeats({ id, version, plannedSeats }: { id: string; version: number; plannedSeats: number }) {
  const t = useTranslations('orderClasses');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t('events.raise')}
      </button>
      {open && (
        <FormDialog
          title={t('events.raise')}
          submit={t('events.raise')}
          action={raiseSeats}
          input={(form) => ({ id, version, plannedSeats: form.get('plannedSeats'), reason: form.get('reason') })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <>
              <p className="mb-3">{t('dialogs.raise', { planned: plannedSeats })}</p>
              <div className="fields">
                <TextField
                  {...{ name: 'plannedSeats', type: 'number', min: plannedSeats + 1, max: 1000, required: true, error }}
                  label={t('fields.plannedSeats')}
                />
                <AreaField
                  {...{ name: 'reason', wide: true, required: true, maxLength: 500, error }}
                  label={t('fields.reason')}
                />
              </div>
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}
