'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { followEmployment } from '@/lib/modules/employment/actions';

/** Asks, a year on, whether the graduate is still there. */
export function FollowButton({ id, version, today }: { id: string; version: number; today: string }) {
  const t = useTranslations('employment');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t('record.follow')}
      </button>
      {open && (
        <FormDialog<unknown>
          title={t('record.follow')}
          submit={t('form.save')}
          action={followEmployment}
          input={(form) => ({
            ...{ id, version, followedOn: form.get('followedOn') },
            stillThere: form.get('stillThere') === 'on',
          })}
          onDone={() => setOpen(false)}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <div className="fields">
              <TextField
                {...{ name: 'followedOn', type: 'date', max: today, defaultValue: today, required: true, error }}
                label={t('fields.followedOn')}
              />
              <label className="row self-center">
                <input type="checkbox" className="check" name="stillThere" defaultChecked />
                {t('fields.stillThere')}
              </label>
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}
