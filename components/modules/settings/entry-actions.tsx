'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { RunButton } from '@/components/ui/run-button';
import { createEntry, restoreEntry, retireEntry, updateEntry } from '@/lib/modules/settings/actions';
import type { EntryRow } from '@/lib/modules/settings/types';
import type { Dictionary } from '@/lib/modules/settings/words';

const lines = (text: FormDataEntryValue | null) =>
  String(text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

type FormProps = { dictionary: Dictionary; row?: EntryRow; className: string };

/** Opens the form of an entry, a new one without `row`. */
export function EntryForm({ dictionary, row, className }: FormProps) {
  const t = useTranslations('settings.dictionaries');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const read = (form: FormData) => ({
    ...(row ? { id: row.id, version: row.version } : { dictionary, code: form.get('code') }),
    labelZh: form.get('labelZh'),
    labelEn: form.get('labelEn'),
    aliases: lines(form.get('aliases')),
  });
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        {t(row ? 'edit' : 'add')}
      </button>
      {open && (
        <FormDialog
          title={t(row ? 'edit' : 'add')}
          submit={t('save')}
          action={row ? updateEntry : createEntry}
          input={read}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <div className="fields">
              <TextField name="labelZh" label={t('labelZh')} required defaultValue={row?.labelZh} error={error} />
              <TextField name="labelEn" label={t('labelEn')} required defaultValue={row?.labelEn} error={error} />
              <TextField
                name="code"
                label={t('code')}
                wide
                required
                readOnly={row !== undefined}
                defaultValue={row?.code}
                help={t('codeHelp')}
                error={error}
              />
              <AreaField
                name="aliases"
                label={t('aliases')}
                wide
                rows={4}
                defaultValue={row?.aliases.join('\n')}
                help={t('aliasesHelp')}
                error={error}
              />
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}

/** What can be done with one entry. */
export function EntryActions({ dictionary, row }: { dictionary: Dictionary; row: EntryRow }) {
  const t = useTranslations('settings.dictionaries');
  const at = { id: row.id, version: row.version };
  return (
    <span className="row">
      <EntryForm dictionary={dictionary} row={row} className="btn btn-s" />
      {row.retiredOn ? (
        <RunButton label={t('restore')} action={restoreEntry} input={at} />
      ) : (
        <RunButton label={t('retire')} action={retireEntry} input={at} />
      )}
    </span>
  );
}
