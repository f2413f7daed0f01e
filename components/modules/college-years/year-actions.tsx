'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { OpenButton } from '@/components/ui/open-button';
import { decideYear, startYear, submitYear, writeAssessment, writePlan } from '@/lib/modules/college-years/actions';
import type { YearRecord } from '@/lib/modules/college-years/types';

/** Begins a year with its plan and goes to its page. */
export function StartYear({ platformId, year }: { platformId: string; year: number }) {
  const t = useTranslations('college-years');
  const router = useRouter();
  return (
    <OpenButton label={t('acts.start')}>
      {(close) => (
        <FormDialog
          title={t('acts.start')}
          submit={t('acts.save')}
          action={startYear}
          input={(form) => ({ platformId, year: form.get('year'), plan: form.get('plan') })}
          onDone={({ id }) => router.push(`/platforms/years/${id}`)}
          onClose={close}
        >
          {(error) => (
            <div className="fields">
              <TextField
                {...{ name: 'year', type: 'number', min: 2000, max: 2100, required: true, defaultValue: year, error }}
                label={t('fields.year')}
              />
              <AreaField
                {...{ name: 'plan', wide: true, rows: 8, required: true, maxLength: 20_000, error }}
                label={t('fields.plan')}
              />
            </div>
          )}
        </FormDialog>
      )}
    </OpenButton>
  );
}

type Asking = 'write' | 'submit' | 'accept' | 'giveBack';

/** What the reader may do with a year now: write and submit what is due, or decide upon it. */
export function YearActions({ record }: { record: YearRecord }) {
  const t = useTranslations('college-years');
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const { id, version, state, may } = record;
  const planning = state === 'DRAFT' || state === 'SUBMITTED';
  const part = planning ? 'plan' : 'assessment';
  const written = record[part] !== null;
  const ask = (what: Asking, tone = '') => (
    <button type="button" className={`btn ${tone}`} onClick={() => setAsking(what)}>
      {t(`acts.${what}.${part}`)}
    </button>
  );
  return (
    <>
      {may.write && ask('write', written ? '' : 'btn-primary')}
      {may.write && written && ask('submit', 'btn-primary')}
      {may.decide && ask('accept', 'btn-primary')}
      {may.decide && ask('giveBack')}
      {asking === 'write' && <WriteDialog {...{ record, part }} onClose={close} />}
      {asking === 'submit' && (
        <FormDialog
          title={t(`acts.submit.${part}`)}
          submit={t(`acts.submit.${part}`)}
          action={submitYear}
          input={() => ({ id, version })}
          onDone={close}
          onClose={close}
        >
          {() => <p>{t('acts.submitBody')}</p>}
        </FormDialog>
      )}
      {(asking === 'accept' || asking === 'giveBack') && (
        <FormDialog
          title={t(`acts.${asking}.${part}`)}
          submit={t(`acts.${asking}.${part}`)}
          tone={asking === 'accept' ? 'primary' : 'bad'}
          action={decideYear}
          input={(form) => ({ id, version, accept: asking === 'accept', opinion: form.get('opinion') })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <AreaField
              {...{ name: 'opinion', wide: true, rows: 3, maxLength: 2000, required: asking === 'giveBack', error }}
              label={t('fields.opinion')}
            />
          )}
        </FormDialog>
      )}
    </>
  );
}

type WriteProps = { record: YearRecord; part: 'plan' | 'assessment'; onClose: () => void };

function WriteDialog({ record: { id, version, plan, assessment, score }, part, onClose }: WriteProps) {
  const t = useTranslations('college-years');
  const own = { id, version };
  return (
    <FormDialog
      title={t(`acts.write.${part}`)}
      submit={t('acts.save')}
      action={part === 'plan' ? writePlan : writeAssessment}
      input={(form) => ({
        ...own,
        [part]: form.get(part),
        ...(part === 'assessment' && { score: form.get('score') }),
      })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <AreaField
            {...{ name: part, wide: true, rows: 10, required: true, maxLength: 20_000, error }}
            defaultValue={(part === 'plan' ? plan : assessment) ?? ''}
            label={t(`fields.${part}`)}
          />
          {part === 'assessment' && (
            <TextField
              {...{ name: 'score', type: 'number', min: 0, max: 100, step: 0.01, required: true, error }}
              defaultValue={score ?? ''}
              label={t('fields.score')}
            />
          )}
        </div>
      )}
    </FormDialog>
  );
}
