'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { confirmWeek } from '@/lib/modules/placements/actions';

/** Says that the intern was not there, and why. */
export function AbsentButton({ id, weekOn }: { id: string; weekOn: string }) {
  const t = useTranslations('following.week');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="btn btn-touch" onClick={() => setOpen(true)}>
        {t('absent')}
      </button>
      {open && (
        <FormDialog
          title={t('absent')}
          submit={t('save')}
          action={confirmWeek}
          input={(form) => ({ id, weekOn, present: false, note: form.get('note') })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <div className="fields">
              <AreaField
                {...{ name: 'note', wide: true, required: true, rows: 3, maxLength: 300, error }}
                label={t('note')}
              />
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}
