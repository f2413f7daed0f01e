import { getTranslations } from 'next-intl/server';
import type { importRowList } from '@/lib/modules/imports/list';
import type { ImportColumns as Columns, ImportBatchRecord, ImportPreview } from '@/lib/modules/imports/types';
import { ImportColumns } from './import-columns';
import { ImportDone } from './import-done';
import { ImportHead } from './import-head';
import { ImportPreviewStep } from './import-preview-step';
import { ImportProgress } from './import-progress';
import { ImportStepButton } from './import-step-button';

type Props = {
  batch: ImportBatchRecord;
  state: ReturnType<typeof importRowList.parse>;
  columns: Columns | null;
  preview: ImportPreview | null;
};

/** An import at the step at which it is. */
export async function ImportRecord({ batch, state, columns, preview }: Props) {
  const t = await getTranslations('imports');
  const { id, version, module, fileName: file, totals, progress } = batch;
  if (columns)
    return (
      <>
        <ImportHead module={module} step="columns" lede={t('columns.lede', { file, rows: totals.rows })}>
          <ImportStepButton
            {...{ id, version }}
            step="discard"
            label={t('preview.discard')}
            tone="btn-ghost"
            ask={t('discardAsk')}
          />
        </ImportHead>
        <ImportColumns key={version} view={columns} />
      </>
    );
  if (batch.state === 'CHECKING' || batch.state === 'RUNNING')
    return (
      <>
        <ImportHead module={module} step="preview" lede={file} />
        <ImportProgress id={id} state={batch.state} rows={totals.rows} progress={progress} />
      </>
    );
  if (preview) return <ImportPreviewStep batch={batch} preview={preview} state={state} />;
  return <ImportDone batch={batch} />;
}
