'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { setSlots } from '@/lib/modules/posts/actions';

/** Says anew how many slots there are: what an enterprise changes most. */
export function SlotsButton({
  id,
  version,
  slots,
  taken,
}: {
  id: string;
  version: number;
  slots: number;
  taken: number;
}) {
  const t = useTranslations('posts');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t('record.slots')}
      </button>
      {open && (
        <FormDialog<unknown>
          title={t('record.slots')}
          submit={t('form.save')}
          action={setSlots}
          input={(form) => ({ id, version, slots: form.get('slots') })}
          onDone={() => setOpen(false)}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <TextField
              {...{ name: 'slots', type: 'number', label: t('fields.slots'), required: true, error }}
              min={taken}
              defaultValue={slots}
              help={t('record.taken', { taken })}
            />
          )}
        </FormDialog>
      )}
    </>
  );
}
