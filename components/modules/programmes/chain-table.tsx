import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { Empty, Head } from '@/components/ui/head';
import type { ChainRow } from '@/lib/modules/programmes/types';

const COLUMNS = ['active', 'students', 'stopped', 'partners', 'needs'] as const;

/** Industry chains: each number opens the list that it was counted from. */
export function ChainTable({ rows }: { rows: ChainRow[] }) {
  const t = useTranslations('programmes');
  const format = useFormatter();
  if (rows.length === 0)
    return (
      <>
        <Head title={t('chains.title')} />
        <Empty title={t('chains.empty')} hint={t('chains.emptyHint')} />
      </>
    );
  return (
    <>
      <Head title={t('chains.title')} lede={t('chains.lede')} />
      <section className="table-wrap" aria-label={t('chains.title')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('fields.chain')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="num">
                  {t(`chains.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">{row.label ?? t('list.noChain')}</th>
                {COLUMNS.map((column) => (
                  <td key={column} className="num">
                    <Link className="link" href={row[column].href}>
                      {format.number(row[column].value)}
                      <span className="vh"> {t(`chains.${column}`)}</span>
                    </Link>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
