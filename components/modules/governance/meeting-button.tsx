'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { addMeeting, updateMeeting } from '@/lib/modules/governance/actions';
import type { MeetingForm } from '@/lib/modules/governance/types';

type Props = { today: string; platformId?: string; meeting?: MeetingForm };
const NAMES = ['title', 'heldOn', 'place', 'attendees', 'agenda', 'minutes'] as const;

/** Records a meeting of the platform and goes to its page, or changes one. */
export function MeetingButton({ today, platformId, meeting }: Props) {
  const t = useTranslations('governance');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const title = t(meeting ? 'editMeeting' : 'addMeeting');
  function input(form: FormData) {
    const given = Object.fromEntries(NAMES.map((name) => [name, form.get(name)]));
    return meeting ? { ...given, id: meeting.id, version: meeting.version } : { ...given, platformId };
  }
  function done({ id }: { id: string }) {
    setOpen(false);
    if (!meeting) router.push(`/platforms/meetings/${id}`);
  }
  const area = (name: 'attendees' | 'agenda' | 'minutes', rows: number, maxLength: number) => ({
    ...{ name, rows, maxLength, wide: true, label: t(`fields.${name}`), defaultValue: meeting?.[name] ?? '' },
  });
  return (
    <>
      <button type="button" className={meeting ? 'btn' : 'btn btn-s'} onClick={() => setOpen(true)}>
        {!meeting && <Plus className="ic ic-s" aria-hidden />}
        {title}
      </button>
      {open && (
        <FormDialog
          title={title}
          submit={t('save')}
          action={meeting ? updateMeeting : addMeeting}
          input={input}
          onDone={done}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <div className="fields">
              <TextField
                {...{ name: 'title', wide: true, required: true, maxLength: 120, defaultValue: meeting?.title, error }}
                label={t('fields.title')}
              />
              <TextField
                {...{ name: 'heldOn', type: 'date', required: true, defaultValue: meeting?.heldOn ?? today, error }}
                label={t('fields.heldOn')}
              />
              <TextField
                {...{ name: 'place', maxLength: 120, defaultValue: meeting?.place ?? '', error }}
                label={t('fields.place')}
              />
              <AreaField {...area('attendees', 2, 1_000)} error={error} />
              <AreaField {...area('agenda', 3, 4_000)} error={error} />
              <AreaField {...area('minutes', 5, 20_000)} error={error} />
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}
