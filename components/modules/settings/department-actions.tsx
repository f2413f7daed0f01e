'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { AskButton } from '@/components/ui/ask-button';
import { RunButton } from '@/components/ui/run-button';
import { closeDepartment, createDepartment, reopenDepartment, updateDepartment } from '@/lib/modules/settings/actions';
import type { DepartmentRow } from '@/lib/modules/settings/types';

/** Opens the form of a department, a new one without `row`. */
export function DepartmentForm({ row, className }: { row?: DepartmentRow; className: string }) {
  const t = useTranslations('settings.departments');
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
          action={row ? updateDepartment : createDepartment}
          input={(form) => ({ ...at, code: form.get('code'), name: form.get('name') })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <div className="fields">
              <TextField name="name" label={t('name')} wide required defaultValue={row?.name} error={error} />
              <TextField
                name="code"
                label={t('code')}
                wide
                required
                defaultValue={row?.code}
                help={t('codeHelp')}
                error={error}
              />
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}

/** What can be done with one department. */
export function DepartmentActions({ row }: { row: DepartmentRow }) {
  const t = useTranslations('settings.departments');
  const at = { id: row.id, version: row.version };
  return (
    <span className="row">
      <DepartmentForm row={row} className="btn btn-s" />
      {row.closedOn ? (
        <RunButton label={t('reopen')} action={reopenDepartment} input={at} />
      ) : (
        <AskButton
          label={t('close')}
          title={t('closeTitle', { name: row.name })}
          body={t('closeBody', { members: row.members, partners: row.partners })}
          className="btn btn-s"
          tone="bad"
          action={closeDepartment}
          input={at}
        />
      )}
    </span>
  );
}
