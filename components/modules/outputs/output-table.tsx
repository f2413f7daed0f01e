import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { SortHead } from '@/components/table/sort-head';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { type OutputListState, outputList } from '@/lib/modules/outputs/list';
import type { OutputRow, OutputTotals } from '@/lib/modules/outputs/types';
import { OutputActions } from './output-actions';

type Props = {
  rows: OutputRow[];
  today: string;
  /** On the list of all centres: its state, for sorting, and what all pages earned. */
  list?: { state: OutputListState; totals: OutputTotals };
};

/** What was produced, for whom, how much of it and what it earned. */
export async function OutputTable({ rows, today, list }: Props) {
  const t = await getTranslations('outputs');
  const own = await getTranslations('centres');
  const format = await getFormatter();
  const money = (amount: number | null) => amount !== null && format.number(amount, { minimumFractionDigits: 2 });
  const head = list && { state: list.state, href: outputList.href };
  return (
    <ScrollRegion className="table-wrap" label={t('outputs')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('fields.title')}</th>
            <th>{t('fields.purpose')}</th>
            {head && <th>{t('fields.centre')}</th>}
            {head ? (
              <SortHead {...head} sort="happened" label={t('fields.happenedOn')} />
            ) : (
              <th>{t('fields.happenedOn')}</th>
            )}
            <th className="num">{t('fields.quantity')}</th>
            {head ? (
              <SortHead {...head} sort="income" label={t('fields.income')} className="num" />
            ) : (
              <th className="num">{t('fields.income')}</th>
            )}
            <th>{t('fields.partnerId')}</th>
            <th aria-label={t('fields.acts')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                {row.title}
                <div className="cell-sub">
                  <span>{own(`purposes.${row.purpose}`)}</span>
                  <span>{row.happenedOn}</span>
                  {row.income !== null && <span>{t('earned', { income: money(row.income) || '' })}</span>}
                </div>
              </th>
              <td>{own(`purposes.${row.purpose}`)}</td>
              {head && (
                <td>
                  <Link className="link clip" href={`/platforms/${row.centre.id}`} title={row.centre.name}>
                    {row.centre.name}
                  </Link>
                </td>
              )}
              <td className="nowrap">{row.happenedOn}</td>
              <td className="num nowrap">
                {row.quantity !== null && `${format.number(row.quantity)} ${row.unit ?? ''}`}
              </td>
              <td className="num">{money(row.income)}</td>
              <td>
                {row.partner && (
                  <Link className="link clip" href={`/partners/${row.partner.id}`} title={row.partner.name}>
                    {row.partner.name}
                  </Link>
                )}
              </td>
              <td className="nowrap">{row.mayWrite && <OutputActions {...{ row, today }} />}</td>
            </tr>
          ))}
        </tbody>
        {list && (
          <tfoot>
            <tr>
              <th scope="row" className="pin-2 left-0!">
                {t('totals')}
                <div className="cell-sub">
                  <span>{t('earned', { income: money(list.totals.income) || '' })}</span>
                </div>
              </th>
              <td colSpan={4} />
              <td className="num">{money(list.totals.income)}</td>
              <td colSpan={2} />
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollRegion>
  );
}
