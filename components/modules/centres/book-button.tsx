'use client';

import { CalendarPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { bookSession } from '@/lib/modules/centres/actions';
import type { CentreWeek } from '@/lib/modules/centres/types';
import { PURPOSES } from '@/lib/modules/centres/words';

const NAMES = ['roomId', 'title', 'purpose', 'day', 'from', 'to', 'orderClassId', 'trainingProgrammeId'] as const;
const optionsOf = (named: { id: string; name: string }[]) => named.map(({ id, name }) => ({ value: id, label: name }));

/** Books a room. What was typed stays when the room turns out to be taken, with what is in the way. */
export function BookButton({ week: { rooms, classes, programmes }, day }: { week: CentreWeek; day: string }) {
  const t = useTranslations('centres');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn btn-primary" onClick={() => setOpen(true)}>
        <CalendarPlus className="ic" aria-hidden />
        {t('book.button')}
      </button>
      {open && (
        <FormDialog
          title={t('book.button')}
          submit={t('book.submit')}
          action={bookSession}
          input={(form) => Object.fromEntries(NAMES.map((name) => [name, form.get(name)]))}
          onDone={() => setOpen(false)}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <div className="fields">
              <SelectField
                name="roomId"
                label={t('fields.room')}
                required
                options={rooms
                  .filter(({ closedOn }) => !closedOn || closedOn > day)
                  .map(({ id, name, seats }) => ({
                    value: id,
                    label: seats ? `${name} · ${t('timetable.seats', { count: seats })}` : name,
                  }))}
                error={error}
              />
              <TextField
                {...{ name: 'day', type: 'date', defaultValue: day, required: true, error }}
                label={t('fields.day')}
              />
              <TextField
                {...{ name: 'from', type: 'time', defaultValue: '08:30', required: true, error }}
                label={t('fields.from')}
              />
              <TextField
                {...{ name: 'to', type: 'time', defaultValue: '10:10', required: true, error }}
                label={t('fields.to')}
              />
              <TextField name="title" label={t('fields.title')} wide required maxLength={80} error={error} />
              <SelectField
                name="purpose"
                label={t('fields.purpose')}
                required
                options={PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) }))}
                error={error}
              />
              <SelectField
                name="orderClassId"
                label={t('fields.orderClassId')}
                none={t('book.none')}
                options={optionsOf(classes)}
                error={error}
              />
              <SelectField
                name="trainingProgrammeId"
                label={t('fields.trainingProgrammeId')}
                none={t('book.none')}
                options={optionsOf(programmes)}
                error={error}
              />
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}
