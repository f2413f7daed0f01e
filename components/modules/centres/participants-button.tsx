'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { recordParticipants } from '@/lib/modules/centres/actions';
import type { Counts } from '@/lib/modules/centres/types';
import { CATEGORIES, type Category } from '@/lib/modules/centres/words';

type Props = {
  session: {
    id: string;
    version: number | null;
    title: string | null;
    participants: Partial<Record<Category, Counts>>;
  };
};

/** Who took part in a session, by category: as people and as attendances. */
export function ParticipantsButton({ session: { id, version, title, participants } }: Props) {
  const t = useTranslations('centres');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="link small" onClick={() => setOpen(true)}>
        {t('participants.button')}
        <span className="vh"> {title}</span>
      </button>
      {open && (
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
                  {(['people', 'attendances'] as const).map((unit) => (
                    <TextField
                      key={unit}
                      name={`${category}.${unit}`}
                      type="number"
                      inputMode="numeric"
                      min={0}
                      label={t(`participants.${unit}`)}
                      defaultValue={participants[category]?.[unit] ?? ''}
                    />
                  ))}
                  {error?.fields?.[category] && <p className="err">{t('participants.fewer')}</p>}
                </fieldset>
              ))}
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}
