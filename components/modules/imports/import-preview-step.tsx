import { Check, Download } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { importRowList } from '@/lib/modules/imports/list';
import type { ImportBatchRecord, ImportPreview } from '@/lib/modules/imports/types';
import { ImportHead } from './import-head';
import { ImportMap } from './import-map';
import { ImportPager } from './import-pager';
import { ImportPreviewTable } from './import-preview-table';
import { ImportStepButton } from './import-step-button';
import { ImportTally } from './import-tally';

type Props = { batch: ImportBatchRecord; preview: ImportPreview; state: ReturnType<typeof importRowList.parse> };

/** The step of checking: what the import would do, row by row, before anything is written. */
export async function ImportPreviewStep({ batch, preview, state }: Props) {
  const t = await getTranslations('imports');
  const { id, version, totals, fileName: file, sheet, headerRow: header } = batch;
  const path = `/imports/${id}`;
  const writes = totals.new + totals.changed;
  return (
    <>
      <ImportHead
        module={batch.module}
        step="preview"
        lede={t('preview.lede', { file, sheet, header, rows: totals.rows })}
      >
        <ImportStepButton
          {...{ id, version }}
          step="discard"
          label={t('preview.discard')}
          tone="btn-ghost"
          ask={t('discardAsk')}
        />
        {totals.refused > 0 && <RefusedLink id={id} count={totals.refused} />}
        <ImportStepButton
          {...{ id, version }}
          step="commit"
          label={t('preview.commit', { n: writes })}
          tone="btn-primary"
          disabled={writes === 0}
        />
      </ImportHead>
      <ImportTally path={path} totals={totals} state={state} />
      <ImportMap module={batch.module} columns={batch.mapping.columns} editHref={`${path}?step=columns`} />
      <section className="mt-6">
        <div className="sec-head">
          <h2>{t('preview.title')}</h2>
          <span className="n">{t('preview.count', { n: preview.total })}</span>
          <div className="acts">
            <AttentionSwitch path={path} state={state} />
          </div>
        </div>
        <ImportPreviewTable module={batch.module} preview={preview} />
        <ImportPager path={path} state={state} preview={preview} />
      </section>
    </>
  );
}

/** The refused rows with their reasons, to correct and send in again. */
export async function RefusedLink({ id, count }: { id: string; count: number }) {
  const t = await getTranslations('imports');
  return (
    <a className="btn" href={`/api/imports/${id}/refused`} download>
      <Download className="ic" aria-hidden />
      {t('preview.refusedFile', { n: count })}
    </a>
  );
}

async function AttentionSwitch({ path, state }: { path: string; state: Props['state'] }) {
  const t = await getTranslations('imports');
  const { result, warnings, all } = state.filter;
  if (result || warnings) return null;
  const href = importRowList.href({ filter: all ? {} : { all: '1' } }, undefined, path);
  return (
    <Link className="row" href={href} role="switch" aria-checked={!all} scroll={false}>
      {/* Looks like a checkbox; the link is what is used. */}
      <span className={`check ${all ? '' : 'border-(--accent)! bg-(--accent) text-(--ink-on)'}`} aria-hidden>
        {!all && <Check className="ic ic-s" aria-hidden />}
      </span>
      {t('preview.attention')}
    </Link>
  );
}
