'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { RunButton } from '@/components/ui/run-button';
import { completeFollowUp, removeFollowUp, reopenFollowUp, updateFollowUp } from '@/lib/modules/visits/actions';
import type { FollowUpView } from '@/lib/modules/visits/types';
import { FollowUpFields, followUpOf } from './follow-up-fields';

type Props = {
  row: FollowUpView;
  owners?: { id: string; name: string }[];
  today: string;
  /** May change the visit, so also what is to be done. */
  mayWrite?: boolean;
};
type Asking = 'complete' | 'edit' | 'remove';

/** What the reader may do with a follow-up now. */
export function FollowUpActions({ row, owners = [], today, mayWrite = false }: Props) {
  const t = useTranslations('visits.followUp');
  const [asking, setAsking] = useState<Asking | null>(null);
  const done = row.doneOn !== null;
  const { id, version } = row;
  const ask = (what: Asking) => (
    <button type="button" className="btn btn-s" onClick={() => setAsking(what)}>
      {t(what)}
    </button>
  );
  return (
    <div className="row flex-wrap">
      {row.mayDo && !done && ask('complete')}
      {row.mayDo && done && <RunButton label={t('reopen')} action={reopenFollowUp} input={{ id, version }} />}
      {mayWrite && !done && ask('edit')}
      {mayWrite && ask('remove')}
      {asking && (
        <FollowUpDialog asking={asking} row={row} owners={owners} today={today} onClose={() => setAsking(null)} />
      )}
    </div>
  );
}

type DialogProps = Required<Omit<Props, 'mayWrite'>> & { asking: Asking; onClose: () => void };

function FollowUpDialog({ asking, row, owners, today, onClose }: DialogProps) {
  const t = useTranslations('visits');
  const { id, version } = row;
  const close = { onDone: onClose, onClose };
  if (asking === 'edit')
    return (
      <FormDialog
        title={t('followUp.edit')}
        submit={t('followUp.save')}
        action={updateFollowUp}
        input={(form) => ({ id, version, ...followUpOf(form) })}
        {...close}
      >
        {(error) => <FollowUpFields owners={withOwn(owners, row)} values={row} error={error} />}
      </FormDialog>
    );
  if (asking === 'remove')
    return (
      <FormDialog
        title={t('dialogs.remove.title')}
        submit={t('followUp.remove')}
        tone="bad"
        action={removeFollowUp}
        input={() => ({ id, version })}
        {...close}
      >
        {() => <p>{t('dialogs.remove.body')}</p>}
      </FormDialog>
    );
  return (
    <FormDialog
      title={t('followUp.complete')}
      submit={t('followUp.complete')}
      action={completeFollowUp}
      input={(form) => ({ id, version, doneOn: form.get('doneOn'), result: form.get('result') })}
      {...close}
    >
      {(error) => (
        <>
          <p className="dim pb-3">{row.what}</p>
          <div className="fields">
            <TextField
              name="doneOn"
              type="date"
              label={t('fields.doneOn')}
              wide
              required
              max={today}
              defaultValue={today}
              error={error}
            />
            <AreaField
              name="result"
              label={t('fields.result')}
              wide
              required
              maxLength={1000}
              placeholder={t('followUp.resultHint')}
              error={error}
            />
          </div>
        </>
      )}
    </FormDialog>
  );
}

// Whoever has left since stays the owner until another is chosen.
function withOwn(owners: { id: string; name: string }[], { ownerId, owner }: FollowUpView) {
  return owners.some((each) => each.id === ownerId) ? owners : [...owners, { id: ownerId, name: owner }];
}
