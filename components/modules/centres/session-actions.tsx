'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { cancelSession, recordParticipants } from '@/lib/modules/centres/actions';
import type { Session } from '@/lib/modules/centres/types';
import { CATEGORIES } from '@/lib/modules/centres/words';

/** Who took part in a session, and taking it off the timetable. */
export function SessionActions({ session: { id, version, title, participants } }: { session: Session }) {
  const t = useTranslations('centres');
  const [open, setOpen] = useState<'participants' | 'cancel' | null>(null);
  const close = () => setOpen(null);
  return (
    <span className="row flex-wrap">
      <button type="button" className="link small" onClick={() => setOpen('participants')}>
        {t('participants.button')}
        <span className="vh"> {title}</span>
      </button>
      <button type="button" className="link small" onClick={() => setOpen('cancel')}>
        {t('cancel.button')}
        <span className="vh"> {title}</span>
      </button>
      {open === 'participants' && (
        <FormDialog
          title={t('participants.title', { title: title ?? '' })}
          submit={t('participants.save')}
          action={recordParticipants}
          input={(form) => ({
            ...{ id, version },
            ...Object.fromEntries(
              CATEGORIES.map((category) => [
                category,
                { people: form.get(`${category}.people`), attendances: form.get(`${category}.attendances`) },
              ]),
            ),
          })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <div className="fields">
              {CATEGORIES.map((category) => (
                <fieldset key={category} className="wide fields">
                  <legend className="mid">{t(`categories.${category}`)}</legend>
                  <TextField
                    name={`${category}.people`}
                    type="number"
                    inputMode="numeric"
                    min={0}
                    label={t('participants.people')}
                    defaultValue={participants[category]?.people ?? ''}
                  />
                  <TextField
                    name={`${category}.attendances`}
                    type="number"
                    inputMode="numeric"
                    min={0}
                    label={t('participants.attendances')}
                    defaultValue={participants[category]?.attendances ?? ''}
                  />
                  {error?.fields?.[category] && <p className="err">{t('participants.fewer')}</p>}
                </fieldset>
              ))}
            </div>
          )}
        </FormDialog>
      )}
      {open === 'cancel' && (
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
