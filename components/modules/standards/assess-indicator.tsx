'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { assessIndicator } from '@/lib/modules/standards/actions';
import type { IndicatorRow } from '@/lib/modules/standards/types';
import { VERDICTS } from '@/lib/modules/standards/words';
import type { ActionError } from '@/lib/transport/result';

/** Scores an indicator, or says whether it is met. */
export function AssessIndicator({ row, primary }: { row: IndicatorRow; primary?: boolean }) {
  const t = useTranslations('standards');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const { id, version, name, maxScore } = row;
  function input(form: FormData) {
    const assessed = maxScore === null ? { met: form.get('met') } : { selfScore: form.get('selfScore') };
    return { id, version, evidence: form.get('evidence'), ...assessed };
  }
  return (
    <>
      <button type="button" className={primary ? 'btn btn-primary' : 'btn btn-s'} onClick={() => setOpen(true)}>
        {t('acts.assess')}
        {!primary && <span className="vh"> {name}</span>}
      </button>
      {open && (
        <FormDialog
          title={t('acts.assess')}
          submit={t('save')}
          action={assessIndicator}
          {...{ input, onDone: close, onClose: close }}
        >
          {(error) => (
            <>
              <p className="break-words pb-3">{name}</p>
              {row.observation && <p className="small dim whitespace-pre-wrap break-words pb-3">{row.observation}</p>}
              <div className="fields">
                <Verdict {...{ row, error }} />
                <AreaField
                  {...{ name: 'evidence', wide: true, rows: 5, maxLength: 4000, error }}
                  defaultValue={row.evidence ?? ''}
                  label={t('fields.evidence')}
                />
              </div>
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}

function Verdict({ row, error }: { row: IndicatorRow; error: ActionError | null }) {
  const t = useTranslations('standards');
  const { kind, maxScore, selfScore, met } = row;
  if (maxScore !== null)
    return (
      <TextField
        {...{ name: 'selfScore', type: 'number', min: 0, max: maxScore, step: 0.01, wide: true, error }}
        defaultValue={selfScore ?? ''}
        label={`${t('fields.selfScore')} (${t('state.full', { full: maxScore })})`}
        help={t('hints.clearScore')}
      />
    );
  const excluding = kind === 'EXCLUDING';
  return (
    <SelectField
      {...{ name: 'met', wide: true, error }}
      defaultValue={met === null ? '' : met ? 'YES' : 'NO'}
      label={t(excluding ? 'fields.clear' : 'fields.met')}
      none={t('states.OPEN')}
      options={VERDICTS.map((value) => ({
        value,
        label: t(excluding ? `verdictsExcluding.${value}` : `verdicts.${value}`),
      }))}
    />
  );
}
