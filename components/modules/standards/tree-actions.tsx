'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { AskButton } from '@/components/ui/ask-button';
import { addBranch, removeNode, renameBranch, startYear } from '@/lib/modules/standards/actions';
import type { Branch } from '@/lib/modules/standards/types';

type AddProps = { platformId: string; year: number; parentId?: string; of?: string };

/** Adds a branch of the first level, or of the second below `of`. */
export function AddBranch({ platformId, year, parentId, of }: AddProps) {
  const t = useTranslations('standards');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const label = t(parentId ? 'acts.addSecond' : 'acts.addFirst');
  return (
    <>
      <button type="button" className={parentId ? 'link small' : 'btn'} onClick={() => setOpen(true)}>
        {!parentId && <Plus className="ic" aria-hidden />}
        {label}
        {of && <span className="vh"> {of}</span>}
      </button>
      {open && (
        <FormDialog
          title={label}
          submit={t('save')}
          action={addBranch}
          input={(form) => ({ platformId, year, parentId, name: form.get('name') })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <div className="fields">
              <TextField
                {...{ name: 'name', wide: true, required: true, maxLength: 100, error }}
                label={t('fields.branch')}
              />
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}

/** Renames a branch, or takes it out while nothing is below it. */
export function BranchActions({ branch: { id, version, name }, empty }: { branch: Branch; empty: boolean }) {
  const t = useTranslations('standards');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="link small" onClick={() => setOpen(true)}>
        {t('acts.rename')}
        <span className="vh"> {name}</span>
      </button>
      {empty && (
        <AskButton
          className="link small"
          label={t('acts.remove')}
          title={t('acts.removeTitle')}
          body={t('acts.removeBody')}
          tone="bad"
          action={removeNode}
          input={{ id, version }}
        />
      )}
      {open && (
        <FormDialog
          title={t('acts.rename')}
          submit={t('save')}
          action={renameBranch}
          input={(form) => ({ id, version, name: form.get('name') })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <div className="fields">
              <TextField
                {...{ name: 'name', wide: true, required: true, maxLength: 100, defaultValue: name, error }}
                label={t('fields.branch')}
              />
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}

/** Takes the tree of a year over into another, and goes there. */
export function StartYear({ platformId, from }: { platformId: string; from: number }) {
  const t = useTranslations('standards');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const year = String(from);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t('acts.startYear')}
      </button>
      {open && (
        <FormDialog
          title={t('acts.startYearTitle', { year })}
          submit={t('acts.startYear')}
          action={startYear}
          input={(form) => ({ platformId, from, to: form.get('to') })}
          onDone={({ year: to }) => {
            setOpen(false);
            router.push(`/platforms/${platformId}/indicators?year=${to}`);
          }}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <>
              <p className="dim pb-3">{t('acts.startYearBody')}</p>
              <div className="fields">
                <TextField
                  {...{ name: 'to', type: 'number', min: 2000, max: 2100, required: true, error }}
                  defaultValue={from + 1}
                  label={t('acts.to')}
                />
              </div>
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}
