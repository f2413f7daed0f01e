'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/form/form-dialog';
import { addFollowUp } from '@/lib/modules/visits/actions';
import type { FollowUpView } from '@/lib/modules/visits/types';
import { FollowUpActions } from './follow-up-actions';
import { FollowUpFields, followUpOf } from './follow-up-fields';
import { FollowUpState } from './follow-up-state';

type Props = {
  visitId: string;
  rows: FollowUpView[];
  owners: { id: string; name: string }[];
  today: string;
  mayWrite: boolean;
};

/** What is to be done after a visit; added and completed where it stands. */
export function FollowUps({ visitId, rows, owners, today, mayWrite }: Props) {
  const t = useTranslations('visits');
  const [adding, setAdding] = useState(false);
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t('sections.followUps')}</h2>
        <span className="n">{rows.length > 0 && rows.length}</span>
        {mayWrite && (
          <div className="acts">
            <button type="button" className="btn btn-s" onClick={() => setAdding(true)}>
              <Plus className="ic ic-s" aria-hidden />
              {t('followUp.add')}
            </button>
          </div>
        )}
      </div>
      {rows.length === 0 && <p className="dim">{t('record.noFollowUps')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-(--line) py-3">
            <div className="min-w-56 flex-1">
              <p className="break-words">{row.what}</p>
              <p className="small dim row flex-wrap">
                <FollowUpState row={row} />
                <span>{row.owner || t('record.unknownPerson')}</span>
                <span>
                  {t('fields.dueOn')} {row.dueOn}
                </span>
              </p>
              {row.result && <p className="small mt-1 whitespace-pre-wrap break-words">{row.result}</p>}
            </div>
            <FollowUpActions row={row} owners={owners} today={today} mayWrite={mayWrite} />
          </li>
        ))}
      </ul>
      {adding && (
        <FormDialog
          title={t('followUp.add')}
          submit={t('followUp.save')}
          action={addFollowUp}
          input={(form) => ({ visitId, ...followUpOf(form) })}
          onDone={() => setAdding(false)}
          onClose={() => setAdding(false)}
        >
          {(error) => <FollowUpFields owners={owners} error={error} />}
        </FormDialog>
      )}
    </section>
  );
}
