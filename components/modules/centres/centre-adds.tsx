'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { addRoom, addTraining } from '@/lib/modules/centres/actions';

/** Adds a room or a training programme to the centre. */
export function CentreAdds({ platformId, today }: { platformId: string; today: string }) {
  const t = useTranslations('centres');
  const [open, setOpen] = useState<'room' | 'training' | null>(null);
  const close = () => setOpen(null);
  const names = open === 'room' ? ['name', 'seats', 'place'] : ['name', 'hours', 'audience', 'plannedOn'];
  return (
    <>
      {(['room', 'training'] as const).map((what) => (
        <button key={what} type="button" className="btn" onClick={() => setOpen(what)}>
          <Plus className="ic" aria-hidden />
          {t(`adds.${what}`)}
        </button>
      ))}
      {open && (
        <FormDialog<unknown>
          title={t(`adds.${open}`)}
          submit={t('adds.save')}
          action={open === 'room' ? addRoom : addTraining}
          input={(form) => ({ platformId, ...Object.fromEntries(names.map((name) => [name, form.get(name)])) })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <div className="fields">
              <TextField
                name="name"
                label={t(open === 'room' ? 'fields.room' : 'fields.name')}
                wide
                required
                maxLength={60}
                error={error}
              />
              {open === 'room' && (
                <>
                  <TextField {...{ name: 'seats', type: 'number', min: 1, error }} label={t('fields.seats')} />
                  <TextField name="place" label={t('fields.place')} maxLength={120} error={error} />
                </>
              )}
              {open === 'training' && (
                <>
                  <TextField {...{ name: 'hours', type: 'number', min: 1, error }} label={t('fields.hours')} />
                  <TextField name="audience" label={t('fields.audience')} maxLength={120} error={error} />
                  <TextField
                    {...{ name: 'plannedOn', type: 'date', defaultValue: today, required: true, error }}
                    label={t('fields.plannedOn')}
                  />
                </>
              )}
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}
