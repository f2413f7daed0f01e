import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { SelectAllCell, SelectCell } from '@/components/table/select-cells';
import { SortHead } from '@/components/table/sort-head';
import { TotalsRow } from '@/components/table/totals-row';
import { stampDay } from '@/components/ui/stamp';
import type { Page } from '@/lib/kernel/page';
import {
  type AgreementColumn,
  type AgreementListState,
  agreementColumnsOf,
  agreementList,
} from '@/lib/modules/agreements/list';
import type { AgreementRow } from '@/lib/modules/agreements/types';
import { AgreementBadge, DaysLeft } from './agreement-state';

const SORTS: Partial<Record<AgreementColumn, AgreementListState['sort']>> = {
  number: 'number',
  signedOn: 'signed',
  validTo: 'ends',
  updated: 'updated',
};

type Props = {
  page: Page<AgreementRow>;
  totals: { amount: number };
  state: AgreementListState;
  /** Rows can be chosen for what is done to many. */
  selectable: boolean;
};

/** The agreements of a page; the title opens the agreement. */
export function AgreementTable({ page, totals, state, selectable }: Props) {
  const t = useTranslations('agreements');
  const columns = agreementColumnsOf(state);
  const head = { state, href: agreementList.href };
  const pin = selectable ? 'pin-2' : 'pin-2 left-0!';
  return (
    <section className="table-wrap" aria-label={t('titles.list')}>
      <table className="table stack">
        <thead>
          <tr>
            {selectable && <SelectAllCell />}
            <SortHead {...head} sort="title" label={t('fields.title')} className={pin} />
            {columns.map((column) => {
              const sort = SORTS[column];
              const className = column === 'amount' ? 'num' : undefined;
              if (sort) return <SortHead key={column} {...head} sort={sort} label={t(`fields.${column}`)} />;
              return (
                <th key={column} className={className}>
                  {t(`fields.${column}`)}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <Row key={row.id} {...{ row, columns, selectable, pin }} />
          ))}
        </tbody>
        {columns.includes('amount') && <Totals {...{ page, totals, columns, selectable, pin }} />}
      </table>
    </section>
  );
}

type Columns = { columns: AgreementColumn[]; selectable: boolean; pin: string };

function Totals({ page, totals, columns, selectable, pin }: Columns & Pick<Props, 'page' | 'totals'>) {
  const t = useTranslations('agreements.list');
  const onPage = { amount: page.rows.reduce((all, row) => all + (row.amount ?? 0), 0) };
  const place = { columns, selectable, pin, digits: 2 };
  return (
    <tfoot>
      <TotalsRow {...place} label={t('onPage', { count: page.rows.length })} values={onPage} sub />
      <TotalsRow {...place} label={t('totals', { count: page.total })} values={totals} />
    </tfoot>
  );
}

function Row({ row, columns, selectable, pin }: Columns & { row: AgreementRow }) {
  const t = useTranslations('agreements');
  return (
    <tr>
      {selectable && <SelectCell id={row.id} name={row.title} />}
      <th scope="row" className={`${pin} name`}>
        <Link href={`/agreements/${row.id}`} title={row.title}>
          {row.title}
        </Link>
        <div className="cell-sub">
          <AgreementBadge state={row.shown} />
          <span>{t(`kinds.${row.kind}`)}</span>
          {row.validTo && <span>{row.validTo}</span>}
          <DaysLeft days={row.daysLeft} />
        </div>
      </th>
      {columns.map((column) => (
        <Cell key={column} row={row} column={column} />
      ))}
    </tr>
  );
}

function Cell({ row, column }: { row: AgreementRow; column: AgreementColumn }) {
  const t = useTranslations('agreements');
  const format = useFormatter();
  switch (column) {
    case 'state':
      return (
        <td>
          <AgreementBadge state={row.shown} />
        </td>
      );
    case 'kind':
      return <td>{t(`kinds.${row.kind}`)}</td>;
    case 'partners':
      return (
        <td>
          {row.partners.map((partner) => (
            <Link key={partner.id} className="link clip mr-2" href={`/partners/${partner.id}`} title={partner.name}>
              {partner.name}
            </Link>
          ))}
        </td>
      );
    case 'validTo':
      return (
        <td className="nowrap">
          <span className="row">
            {row.validTo}
            <DaysLeft days={row.daysLeft} />
          </span>
        </td>
      );
    case 'amount':
      return <td className="num">{row.amount !== null && format.number(row.amount, { minimumFractionDigits: 2 })}</td>;
    case 'updated':
      return <td className="nowrap">{stampDay(row.updatedAt)}</td>;
    default:
      return <td className="nowrap">{row[column]}</td>;
  }
}
