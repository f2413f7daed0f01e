'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Option, SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { AskButton } from '@/components/ui/ask-button';
import { createTarget, removeTarget, updateTarget } from '@/lib/modules/targets/actions';
import type { TargetRow } from '@/lib/modules/targets/types';

type FormProps = { row?: TargetRow; figures: Option[]; year: number; className: string };

/** Opens the form of a target, a new one of the year without `row`. */
export function TargetForm({ row, figures, year, className }: FormProps) {
  const t = useTranslations('settings.targets');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const at = row && { id: row.id, version: row.version };
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        {t(row ? 'edit' : 'add')}
      </button>
      {open && (
        <FormDialog
          title={t(row ? 'edit' : 'add')}
          submit={t('save')}
          action={row ? updateTarget : createTarget}
          input={(form) => ({
            ...{ ...at, figure: form.get('figure'), year: form.get('year') },
            ...{ percent: form.get('percent'), source: form.get('source') },
          })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <div className="fields">
              <SelectField
                {...{ name: 'figure', options: figures, wide: true, required: true, defaultValue: row?.figure, error }}
                label={t('figure')}
              />
              <TextField
                {...{ name: 'year', inputMode: 'numeric', required: true, defaultValue: row?.year ?? year, error }}
                label={t('year')}
              />
              <TextField
                {...{ name: 'percent', inputMode: 'decimal', required: true, defaultValue: row?.percent, error }}
                label={t('percent')}
              />
              <TextField
                {...{ name: 'source', wide: true, required: true, maxLength: 120, defaultValue: row?.source, error }}
                label={t('source')}
                help={t('sourceHelp')}
              />
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}

/** What can be done with one target. */
export function TargetActions({ row, figures }: { row: TargetRow; figures: Option[] }) {
  const t = useTranslations('settings.targets');
  return (
    <span className="row">
      <TargetForm {...{ row, figures }} year={row.year} className="btn btn-s" />
      <AskButton
        label={t('remove')}
        title={t('removeTitle', { year: String(row.year) })}
        body={t('removeBody')}
        className="btn btn-s"
        tone="bad"
        action={removeTarget}
        input={{ id: row.id, version: row.version }}
      />
    </span>
  );
}
