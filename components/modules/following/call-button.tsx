'use client';

import { PhoneCall } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { noteCall } from '@/lib/modules/following/actions';
import type { Reason } from '@/lib/modules/following/words';

type Props = { placementId: string; reasons: Reason[]; name?: string };

/** Notes that somebody was called, and what came of it. */
export function CallButton({ placementId, reasons, name }: Props) {
  const t = useTranslations('following.calls');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        <PhoneCall className="ic" aria-hidden />
        {t('called')}
        {name && <span className="vh"> {name}</span>}
      </button>
      {open && (
        <FormDialog
          title={t('called')}
          submit={t('save')}
          action={noteCall}
          input={(form) => ({ placementId, reasons, note: form.get('note') })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <div className="fields">
              <AreaField
                {...{ name: 'note', wide: true, required: true, rows: 4, maxLength: 500, error }}
                label={t('note')}
              />
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}
