'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { cancelSession } from '@/lib/modules/centres/actions';
import type { Session } from '@/lib/modules/centres/types';
import { ParticipantsButton } from './participants-button';

/** Who took part in a session, and taking it off the timetable. */
export function SessionActions({ session }: { session: Session }) {
  const { id, version, title } = session;
  const t = useTranslations('centres');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <span className="row flex-wrap">
      <ParticipantsButton session={session} />
      <button type="button" className="link small" onClick={() => setOpen(true)}>
        {t('cancel.button')}
        <span className="vh"> {title}</span>
      </button>
      {open && (
        <FormDialog
          title={t('cancel.title', { title: title ?? '' })}
          submit={t('cancel.button')}
          tone="bad"
          action={cancelSession}
          input={(form) => ({ id, version, reason: form.get('reason') })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <AreaField name="reason" label={t('fields.reason')} wide required maxLength={500} error={error} />
          )}
        </FormDialog>
      )}
    </span>
  );
}
