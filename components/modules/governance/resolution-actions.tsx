'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { OpenButton } from '@/components/ui/open-button';
import { RunButton } from '@/components/ui/run-button';
import {
  addResolution,
  completeResolution,
  removeResolution,
  reopenResolution,
  updateResolution,
} from '@/lib/modules/governance/actions';
import type { ResolutionView } from '@/lib/modules/governance/types';
import type { ActionError } from '@/lib/transport/result';

type Named = { id: string; name: string };
type Asking = 'edit' | 'complete' | 'remove';

/** What the reader may do with a resolution now; it is changed on its meeting's page only, where `owners` are given. */
export function ResolutionActions({ row, owners, today }: { row: ResolutionView; owners?: Named[]; today: string }) {
  const t = useTranslations('governance.acts');
  const [asking, setAsking] = useState<Asking | null>(null);
  const { id, version, text } = row;
  const done = row.doneOn !== null;
  const ask = (what: Asking) => (
    <button type="button" className="btn btn-s" onClick={() => setAsking(what)}>
      {t(what)}
      <span className="vh"> {text}</span>
    </button>
  );
  const close = () => setAsking(null);
  return (
    <div className="row flex-wrap">
      {row.mayDo && !done && ask('complete')}
      {row.mayDo && done && <RunButton label={t('reopen')} action={reopenResolution} input={{ id, version }} />}
      {owners && row.mayWrite && !done && ask('edit')}
      {owners && row.mayWrite && !done && ask('remove')}
      {asking === 'complete' && <CompleteDialog {...{ row, today }} onClose={close} />}
      {asking === 'edit' && owners && <ResolutionDialog {...{ row, owners }} onClose={close} />}
      {asking === 'remove' && (
        <FormDialog
          title={t('removeTitle')}
          submit={t('remove')}
          tone="bad"
          action={removeResolution}
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

function CompleteDialog({ row, today, onClose }: { row: ResolutionView; today: string; onClose: () => void }) {
  const t = useTranslations('governance');
  const { id, version, text } = row;
  return (
    <FormDialog
      title={t('acts.complete')}
      submit={t('acts.complete')}
      action={completeResolution}
      input={(form) => ({ id, version, doneOn: form.get('doneOn'), result: form.get('result') })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <>
          <p className="dim break-words pb-3">{text}</p>
          <div className="fields">
            <TextField
              {...{ name: 'doneOn', type: 'date', wide: true, required: true, max: today, defaultValue: today, error }}
              label={t('fields.doneOn')}
            />
            <AreaField
              {...{ name: 'result', wide: true, required: true, maxLength: 1000, error }}
              label={t('fields.result')}
              placeholder={t('acts.resultHint')}
            />
          </div>
        </>
      )}
    </FormDialog>
  );
}

/** Adds a resolution to the meeting. */
export function AddResolution({ meetingId, owners }: { meetingId: string; owners: Named[] }) {
  const t = useTranslations('governance');
  return (
    <OpenButton label={t('acts.add')}>
      {(close) => <ResolutionDialog {...{ meetingId, owners }} onClose={close} />}
    </OpenButton>
  );
}

type DialogProps = { row?: ResolutionView; meetingId?: string; owners: Named[]; onClose: () => void };

function ResolutionDialog({ row, meetingId, owners, onClose }: DialogProps) {
  const t = useTranslations('governance');
  function input(form: FormData) {
    const given = { text: form.get('text'), ownerId: form.get('ownerId'), dueOn: form.get('dueOn') };
    return row ? { ...given, id: row.id, version: row.version } : { ...given, meetingId };
  }
  return (
    <FormDialog
      title={t(row ? 'acts.edit' : 'acts.add')}
      submit={t('save')}
      action={row ? updateResolution : addResolution}
      input={input}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <AreaField
            {...{ name: 'text', wide: true, required: true, rows: 3, maxLength: 500, defaultValue: row?.text, error }}
            label={t('fields.text')}
          />
          <OwnerAndDay {...{ row, owners, error }} />
        </div>
      )}
    </FormDialog>
  );
}

type OwnerProps = {
  row?: { ownerId: string | null; owner: string | null; dueOn: string | null };
  owners: Named[];
  error: ActionError | null;
  /** Whether there has to be a day. */
  required?: boolean;
};

/** To whom something is given and until when. Whoever has left since stays the owner until another is chosen. */
export function OwnerAndDay({ row, owners, error, required }: OwnerProps) {
  const t = useTranslations('governance');
  const { ownerId = null, owner = null } = row ?? {};
  const all =
    ownerId === null || owners.some(({ id }) => id === ownerId)
      ? owners
      : [...owners, { id: ownerId, name: owner ?? t('unknownPerson') }];
  return (
    <>
      <SelectField
        name="ownerId"
        label={t('fields.ownerId')}
        none={t('chooseOwner')}
        options={all.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={ownerId ?? ''}
        error={error}
      />
      <TextField
        {...{ name: 'dueOn', type: 'date', required, defaultValue: row?.dueOn ?? '', error }}
        label={t('fields.dueOn')}
      />
    </>
  );
}
