'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { OwnerAndDay } from '@/components/modules/governance/resolution-actions';
import { OpenButton } from '@/components/ui/open-button';
import { RunButton } from '@/components/ui/run-button';
import {
  addFinding,
  mendFinding,
  removeFinding,
  reopenFinding,
  updateFinding,
} from '@/lib/modules/inspections/actions';
import type { FindingView } from '@/lib/modules/inspections/types';

type Named = { id: string; name: string };
type Asking = 'edit' | 'mend' | 'remove';

/** What the reader may do with a finding now; it is changed on its inspection's page only, where `owners` are given. */
export function FindingActions({ row, owners, today }: { row: FindingView; owners?: Named[]; today: string }) {
  const t = useTranslations('inspections.finding');
  const [asking, setAsking] = useState<Asking | null>(null);
  const { id, version, what } = row;
  const done = row.doneOn !== null;
  const ask = (which: Asking) => (
    <button type="button" className="btn btn-s" onClick={() => setAsking(which)}>
      {t(which)}
      <span className="vh"> {what}</span>
    </button>
  );
  const close = () => setAsking(null);
  return (
    <div className="row flex-wrap">
      {row.mayMend && !done && ask('mend')}
      {row.mayWrite && done && <RunButton label={t('reopen')} action={reopenFinding} input={{ id, version }} />}
      {owners && row.mayWrite && !done && ask('edit')}
      {owners && row.mayWrite && !done && ask('remove')}
      {asking === 'mend' && <MendDialog {...{ row, today }} onClose={close} />}
      {asking === 'edit' && owners && <FindingDialog {...{ row, owners }} onClose={close} />}
      {asking === 'remove' && (
        <FormDialog
          title={t('removeTitle')}
          submit={t('remove')}
          tone="bad"
          action={removeFinding}
          input={() => ({ id, version })}
          onDone={close}
          onClose={close}
        >
          {() => <p>{t('removeBody')}</p>}
        </FormDialog>
      )}
    </div>
  );
}

function MendDialog({ row, today, onClose }: { row: FindingView; today: string; onClose: () => void }) {
  const t = useTranslations('inspections');
  const { id, version, what } = row;
  return (
    <FormDialog
      title={t('finding.mend')}
      submit={t('finding.mend')}
      action={mendFinding}
      input={(form) => ({ id, version, doneOn: form.get('doneOn'), mending: form.get('mending') })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <>
          <p className="dim break-words pb-3">{what}</p>
          <div className="fields">
            <TextField
              {...{ name: 'doneOn', type: 'date', wide: true, required: true, max: today, defaultValue: today, error }}
              label={t('fields.doneOn')}
            />
            <AreaField
              {...{ name: 'mending', wide: true, required: true, maxLength: 1000, error }}
              label={t('fields.mending')}
              placeholder={t('finding.mendingHint')}
            />
          </div>
        </>
      )}
    </FormDialog>
  );
}

/** Adds a finding to the inspection. */
export function AddFinding({ inspectionId, owners }: { inspectionId: string; owners: Named[] }) {
  const t = useTranslations('inspections');
  return (
    <OpenButton label={t('finding.add')}>
      {(close) => <FindingDialog {...{ inspectionId, owners }} onClose={close} />}
    </OpenButton>
  );
}

type DialogProps = { row?: FindingView; inspectionId?: string; owners: Named[]; onClose: () => void };

function FindingDialog({ row, inspectionId, owners, onClose }: DialogProps) {
  const t = useTranslations('inspections');
  function input(form: FormData) {
    const given = { what: form.get('what'), ownerId: form.get('ownerId'), dueOn: form.get('dueOn') };
    return row ? { ...given, id: row.id, version: row.version } : { ...given, inspectionId };
  }
  return (
    <FormDialog
      title={t(row ? 'finding.edit' : 'finding.add')}
      submit={t('acts.save')}
      action={row ? updateFinding : addFinding}
      input={input}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <AreaField
            {...{ name: 'what', wide: true, required: true, rows: 3, maxLength: 500, defaultValue: row?.what, error }}
            label={t('fields.what')}
          />
          <OwnerAndDay {...{ row, owners, error }} required />
        </div>
      )}
    </FormDialog>
  );
}
