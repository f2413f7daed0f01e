'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { addIndicator, removeNode, updateIndicator } from '@/lib/modules/standards/actions';
import type { IndicatorRow } from '@/lib/modules/standards/types';
import { INDICATOR_KINDS } from '@/lib/modules/standards/words';
import type { ActionError } from '@/lib/transport/result';

type Named = { id: string; name: string };

/** Adds an indicator below the branch `of`. */
export function AddIndicator({ parentId, of, owners }: { parentId: string; of: string; owners: Named[] }) {
  const t = useTranslations('standards.acts');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link small" onClick={() => setOpen(true)}>
        {t('add')}
        <span className="vh"> {of}</span>
      </button>
      {open && <IndicatorDialog {...{ parentId, owners }} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Changes what an indicator asks, or takes it out. */
export function IndicatorActions({ row, owners }: { row: IndicatorRow; owners: Named[] }) {
  const t = useTranslations('standards.acts');
  const router = useRouter();
  const [asking, setAsking] = useState<'edit' | 'remove' | null>(null);
  const { id, version } = row;
  const close = () => setAsking(null);
  return (
    <>
      <button type="button" className="btn" onClick={() => setAsking('edit')}>
        {t('edit')}
      </button>
      <button type="button" className="btn btn-bad" onClick={() => setAsking('remove')}>
        {t('remove')}
      </button>
      {asking === 'edit' && <IndicatorDialog {...{ row, owners }} onClose={close} />}
      {asking === 'remove' && (
        <FormDialog
          title={t('removeTitle')}
          submit={t('remove')}
          tone="bad"
          action={removeNode}
          input={() => ({ id, version })}
          onDone={() => router.push(`/platforms/${row.platform.id}/indicators?year=${row.year}`)}
          onClose={close}
        >
          {() => <p>{t('removeBody')}</p>}
        </FormDialog>
      )}
    </>
  );
}

type DialogProps = { row?: IndicatorRow; parentId?: string; owners: Named[]; onClose: () => void };
const NAMES = ['code', 'name', 'kind', 'observation', 'maxScore', 'ownerId'];

function IndicatorDialog({ row, parentId, owners, onClose }: DialogProps) {
  const t = useTranslations('standards');
  function input(form: FormData) {
    const given = Object.fromEntries(NAMES.map((name) => [name, form.get(name)]));
    return row ? { ...given, id: row.id, version: row.version } : { ...given, parentId };
  }
  return (
    <FormDialog
      title={t(row ? 'acts.edit' : 'acts.add')}
      submit={t('save')}
      action={row ? updateIndicator : addIndicator}
      input={input}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <TextField
            {...{ name: 'name', wide: true, required: true, maxLength: 200, defaultValue: row?.name, error }}
            label={t('fields.name')}
          />
          <TextField
            {...{ name: 'code', maxLength: 20, defaultValue: row?.code ?? '', error }}
            label={t('fields.code')}
            help={t('hints.code')}
          />
          <SelectField
            {...{ name: 'kind', required: true, defaultValue: row?.kind ?? 'BASIC', error }}
            label={t('fields.kind')}
            options={INDICATOR_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          />
          <TextField
            {...{ name: 'maxScore', type: 'number', min: 0, max: 1000, step: 0.01, error }}
            defaultValue={row?.maxScore ?? ''}
            label={t('fields.maxScore')}
            help={t('hints.maxScore')}
          />
          <OwnerField {...{ row, owners, error }} />
          <AreaField
            {...{ name: 'observation', wide: true, rows: 4, maxLength: 2000, error }}
            defaultValue={row?.observation ?? ''}
            label={t('fields.observation')}
          />
        </div>
      )}
    </FormDialog>
  );
}

type OwnerProps = { row?: IndicatorRow; owners: Named[]; error: ActionError | null };

/** To whom an indicator is given. Whoever has left since stays the owner until another is chosen. */
function OwnerField({ row, owners, error }: OwnerProps) {
  const t = useTranslations('standards');
  const { ownerId = null, owner = null } = row ?? {};
  const gone = ownerId !== null && !owners.some(({ id }) => id === ownerId);
  const all = gone ? [...owners, { id: ownerId, name: owner ?? t('unknownPerson') }] : owners;
  return (
    <SelectField
      {...{ name: 'ownerId', defaultValue: ownerId ?? '', error }}
      label={t('fields.ownerId')}
      none={t('nobody')}
      options={all.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
