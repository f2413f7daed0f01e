import { FileUp } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Pager } from '@/components/table/pager';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import type { ImportBatchRow } from '@/lib/modules/imports/types';
import type { ImportState } from '@/lib/modules/imports/words';

const TONE: Record<ImportState, string> = {
  MAPPING: 'warn',
  CHECKING: 'info',
  PREVIEW: 'warn',
  RUNNING: 'info',
  DONE: 'ok',
  FAILED: 'bad',
  UNDONE: 'idle',
  DISCARDED: 'idle',
};
const COUNTS = ['rows', 'new', 'changed', 'unchanged', 'refused'] as const;

type Props = { page: Page<ImportBatchRow>; to: (page: number) => string };

/** The imports of the college, newest first. */
export async function ImportList({ page: { rows, total, page, pages }, to }: Props) {
  const t = await getTranslations('imports');
  const start = (
    <Link className="btn btn-primary" href="/imports/new?module=partners">
      <FileUp className="ic" aria-hidden />
      {t('list.start')}
    </Link>
  );
  return (
    <>
      <Head title={t('title')} count={t('list.count', { n: total })}>
        {start}
      </Head>
      {rows.length > 0 ? <ImportTable rows={rows} /> : <Empty title={t('list.empty')} hint={t('list.emptyHelp')} />}
      <Pager {...{ page, pages, total, to }} />
    </>
  );
}

async function ImportTable({ rows }: { rows: ImportBatchRow[] }) {
  const t = await getTranslations('imports');
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('list.file')}</th>
            <th>{t('list.module')}</th>
            <th>{t('list.state')}</th>
            {COUNTS.map((count) => (
              <th key={count} className="num">
                {t(`list.${count}`)}
              </th>
            ))}
            <th>{t('list.by')}</th>
            <th>{t('list.at')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ImportListRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function ImportListRow({ row }: { row: ImportBatchRow }) {
  const t = await getTranslations('imports');
  const format = await getFormatter();
  const at = format.dateTime(new Date(row.createdAt), { dateStyle: 'short', timeStyle: 'short' });
  const badge = <span className={`badge ${TONE[row.state]}`}>{t(`states.${row.state}`)}</span>;
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        <Link href={`/imports/${row.id}`}>{row.fileName}</Link>
        <div className="cell-sub">
          {badge}
          <span>{row.by}</span>
          <span>{at}</span>
        </div>
      </th>
      <td>{t(`modules.${row.module}`)}</td>
      <td>{badge}</td>
      {COUNTS.map((count) => (
        <td key={count} className={row.totals[count] === 0 ? 'num zero' : 'num'}>
          {format.number(row.totals[count])}
        </td>
      ))}
      <td>{row.by}</td>
      <td className="nowrap">
        <time dateTime={row.createdAt}>{at}</time>
      </td>
    </tr>
  );
}
