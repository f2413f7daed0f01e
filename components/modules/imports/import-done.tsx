import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ImportBatchRecord } from '@/lib/modules/imports/types';
import { listOf } from '@/lib/modules/imports/words';
import { ImportHead } from './import-head';
import { RefusedLink } from './import-preview-step';
import { ImportStepButton } from './import-step-button';

const TONE = { DONE: 'ok', FAILED: 'bad' } as const;

/** How an import ended, and what can still be done about it. */
export async function ImportDone({ batch }: { batch: ImportBatchRecord }) {
  const t = await getTranslations('imports');
  const errors = await getTranslations('errors');
  const { id, version, state, totals, module } = batch;
  const ended = state as 'DONE' | 'UNDONE' | 'DISCARDED' | 'FAILED';
  const text = {
    DONE: t('done.doneText', totals),
    UNDONE: t('done.undoneText'),
    DISCARDED: t('done.discardedText'),
    FAILED: batch.error ? errors(batch.error as 'unexpected') : '',
  }[ended];
  return (
    <>
      <ImportHead module={module} step={state === 'FAILED' ? 'preview' : 'done'} lede={batch.fileName}>
        {state === 'DONE' && totals.new + totals.changed > 0 && (
          <ImportStepButton
            {...{ id, version }}
            step="undo"
            label={t('done.undo')}
            tone="btn-bad"
            ask={t('done.undoAsk', totals)}
          />
        )}
        {state === 'FAILED' && (
          <>
            <ImportStepButton
              {...{ id, version }}
              step="discard"
              label={t('preview.discard')}
              tone="btn-ghost"
              ask={t('discardAsk')}
            />
            <ImportStepButton {...{ id, version }} step="recheck" label={t('preview.recheck')} tone="btn-primary" />
          </>
        )}
        {state === 'DONE' && totals.refused > 0 && <RefusedLink id={id} count={totals.refused} />}
      </ImportHead>
      <div className={`banner ${state in TONE ? TONE[state as keyof typeof TONE] : ''}`} role="status">
        <div>
          <h3>{t(`done.${ended}`)}</h3>
          <p>{text}</p>
        </div>
      </div>
      <div className="flex gap-2">
        {state === 'DONE' && totals.new > 0 && (
          <Link className="btn btn-primary" href={`${listOf(module)}?batch=${id}`}>
            {t('done.open')}
          </Link>
        )}
        <Link className="btn" href={`/imports/new?module=${module}`}>
          {t('done.again')}
        </Link>
      </div>
    </>
  );
}
