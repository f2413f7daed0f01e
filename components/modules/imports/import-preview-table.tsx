import { getTranslations } from 'next-intl/server';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { ImportCellView, ImportPreview, ImportProblemView, ImportRowView } from '@/lib/modules/imports/types';
import type { ImportModule } from '@/lib/modules/imports/words';

const TONE = { NEW: 'ok', CHANGED: 'info', UNCHANGED: 'idle', REFUSED: 'bad' } as const;
const MARK = { refused: 'c-bad', warning: 'c-warn', changed: 'c-chg', tidied: 'c-warn' } as const;
const SHOWN_CHANGES = 4;

/** The judged rows: what each becomes, which cells are in the way, what differs from the record. */
export async function ImportPreviewTable({ module, preview }: { module: ImportModule; preview: ImportPreview }) {
  const t = await getTranslations('imports');
  return (
    <ScrollRegion className="table-wrap" label={t('preview.title')}>
      <table className="table sheet">
        <thead>
          <tr>
            <th className="ln">{t('preview.line')}</th>
            <th>{t('preview.result')}</th>
            {preview.keys.map(({ key, numeric }) => (
              <th key={key} className={numeric ? 'num' : undefined}>
                {t(`fields.${module}.${key}`)}
              </th>
            ))}
            <th className="why">{t('preview.why')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <PreviewRow key={row.row} module={module} row={row} keys={preview.keys} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type RowProps = { module: ImportModule; row: ImportRowView; keys: ImportPreview['keys'] };

async function PreviewRow({ module, row, keys }: RowProps) {
  const t = await getTranslations('imports');
  return (
    <tr className={row.result === 'REFUSED' ? 'is-refused' : undefined}>
      <td className="ln">{row.row}</td>
      <td>
        <span className={`badge ${TONE[row.result]}`}>{t(`results.${row.result}`)}</span>
      </td>
      {keys.map(({ key, numeric }) => (
        <PreviewCell key={key} cell={row.cells[key]} numeric={numeric} empty={t('preview.empty')} />
      ))}
      <td className="why min-w-72 whitespace-normal!">
        <Why module={module} row={row} />
      </td>
    </tr>
  );
}

function PreviewCell({ cell, numeric, empty }: { cell: ImportCellView | undefined; numeric: boolean; empty: string }) {
  const { text = '', mark, before, written } = cell ?? {};
  const classes = [numeric ? 'num' : '', mark ? MARK[mark] : ''].filter(Boolean).join(' ');
  return (
    <td className={classes || undefined}>
      <span className="clip">
        {before && <s>{before}</s>}
        {written && `${written} → `}
        {text === '' && mark === 'refused' ? <span className="empty-cell">{empty}</span> : text}
      </span>
    </td>
  );
}

async function Why({ module, row }: Omit<RowProps, 'keys'>) {
  const t = await getTranslations('imports');
  const fields = row.changes.map(({ key }) => t(`fields.${module}.${key}`));
  const title = row.changes.map(({ before, after }, n) => `${fields[n]}: ${before ?? ''} → ${after}`).join('\n');
  return (
    <>
      {row.problems.map((problem) => (
        <ProblemLine key={`${problem.code} ${problem.cell}`} problem={problem} row={row.row} />
      ))}
      {fields.length > 0 && (
        <div title={title}>
          {t('preview.changes', {
            fields: fields.slice(0, SHOWN_CHANGES).join('、') + (fields.length > SHOWN_CHANGES ? ' …' : ''),
          })}
        </div>
      )}
    </>
  );
}

async function ProblemLine({ problem, row }: { problem: ImportProblemView; row: number }) {
  const t = await getTranslations('import-problems');
  const cell = problem.cell ?? t('row', { row });
  return (
    <div className={problem.severity === 'refused' ? 't-bad' : undefined}>
      {t(`cell.${problem.code as 'required'}`, { ...problem.params, cell } as never)}
    </div>
  );
}
