'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { closeRoom, reopenRoom, updateRoom } from '@/lib/modules/centres/actions';
import type { WeekRoom } from '@/lib/modules/centres/types';

type Event = 'edit' | 'close' | 'reopen';
const ACTIONS = { edit: updateRoom, close: closeRoom, reopen: reopenRoom };

/** Corrects a room, closes it from a day on, or opens it again. */
export function RoomActions({ room, today }: { room: WeekRoom; today: string }) {
  const { id, version, name, closedOn } = room;
  const t = useTranslations('centres');
  const [open, setOpen] = useState<Event | null>(null);
  const close = () => setOpen(null);
  const fields = { edit: ['name', 'seats', 'place'], close: ['on'], reopen: [] }[open ?? 'reopen'];
  return (
    <span className="row flex-wrap font-normal">
      {(['edit', closedOn ? 'reopen' : 'close'] as const).map((event) => (
        <button key={event} type="button" className="link small" onClick={() => setOpen(event)}>
          {t(`rooms.${event}`)}
          <span className="vh"> {name}</span>
        </button>
      ))}
      {open && (
        <FormDialog<unknown>
          title={t(`rooms.${open}Title`, { name })}
          submit={open === 'edit' ? t('adds.save') : t(`rooms.${open}`)}
          tone={open === 'close' ? 'bad' : 'primary'}
          action={ACTIONS[open]}
          input={(form) => ({
            ...{ id, version, ...Object.fromEntries(fields.map((field) => [field, form.get(field)])) },
            ...(open === 'edit' && { public: form.get('public') === 'on' }),
          })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <div className="fields">
              {open === 'edit' && <RoomFields {...{ room, error }} />}
              {open === 'close' && (
                <TextField
                  {...{ name: 'on', type: 'date', min: today, defaultValue: today, required: true, error, wide: true }}
                  label={t('rooms.closesOn')}
                  help={t('rooms.closeHint')}
                />
              )}
              {open === 'reopen' && <p className="wide">{t('rooms.reopenHint')}</p>}
            </div>
          )}
        </FormDialog>
      )}
    </span>
  );
}

type FieldsProps = { room: WeekRoom; error: Parameters<typeof TextField>[0]['error'] };

/** What is said of a room. */
function RoomFields({ room, error }: FieldsProps) {
  const t = useTranslations('centres.fields');
  const own = { error, defaultValue: room.name };
  return (
    <>
      <TextField {...own} name="name" label={t('room')} wide required maxLength={60} />
      <TextField
        {...{ name: 'seats', type: 'number', min: 1, error, defaultValue: room.seats ?? '' }}
        label={t('seats')}
      />
      <TextField {...{ name: 'place', error, defaultValue: room.place ?? '' }} label={t('place')} maxLength={120} />
      <label className="row wide">
        <input type="checkbox" className="check" name="public" defaultChecked={room.public} />
        {t('public')}
      </label>
    </>
  );
}
