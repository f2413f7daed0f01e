'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { addInspection, updateInspection } from '@/lib/modules/inspections/actions';
import type { InspectionForm } from '@/lib/modules/inspections/types';
import { INSPECTION_RESULTS } from '@/lib/modules/inspections/words';

type Props = { today: string; platformId?: string; inspection?: InspectionForm };
const NAMES = ['inspectedOn', 'inspectors', 'result', 'summary', 'nextOn'] as const;

/** Records an inspection of the base and goes to its page, or changes one. */
export function InspectionButton({ today, platformId, inspection }: Props) {
  const t = useTranslations('inspections');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const title = t(inspection ? 'acts.edit' : 'acts.add');
  function input(form: FormData) {
    const given = Object.fromEntries(NAMES.map((name) => [name, form.get(name)]));
    return inspection ? { ...given, id: inspection.id, version: inspection.version } : { ...given, platformId };
  }
  function done({ id }: { id: string }) {
    setOpen(false);
    if (!inspection) router.push(`/platforms/inspections/${id}`);
  }
  return (
    <>
      <button type="button" className={inspection ? 'btn' : 'btn btn-s'} onClick={() => setOpen(true)}>
        {!inspection && <Plus className="ic ic-s" aria-hidden />}
        {title}
      </button>
      {open && (
        <FormDialog
          title={title}
          submit={t('acts.save')}
          action={inspection ? updateInspection : addInspection}
          input={input}
          onDone={done}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <div className="fields">
              <TextField
                {...{ name: 'inspectedOn', type: 'date', required: true, max: today, error }}
                defaultValue={inspection?.inspectedOn ?? today}
                label={t('fields.inspectedOn')}
              />
              <TextField
                {...{ name: 'nextOn', type: 'date', required: true, defaultValue: inspection?.nextOn ?? '', error }}
                label={t('fields.nextOn')}
              />
              <TextField
                {...{ name: 'inspectors', wide: true, required: true, maxLength: 200, error }}
                defaultValue={inspection?.inspectors ?? ''}
                label={t('fields.inspectors')}
              />
              <SelectField
                name="result"
                label={t('fields.result')}
                help={t('acts.resultHint')}
                wide
                required
                options={INSPECTION_RESULTS.map((value) => ({ value, label: t(`results.${value}`) }))}
                defaultValue={inspection?.result ?? 'PASSED'}
                error={error}
              />
              <AreaField
                {...{ name: 'summary', wide: true, rows: 4, maxLength: 4000, error }}
                defaultValue={inspection?.summary ?? ''}
                label={t('fields.summary')}
              />
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}
