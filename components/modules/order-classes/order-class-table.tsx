import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { SortHead } from '@/components/table/sort-head';
import {
  type OrderClassColumn,
  type OrderClassListState,
  orderClassColumnsOf,
  orderClassList,
} from '@/lib/modules/order-classes/list';
import type { OrderClassRow } from '@/lib/modules/order-classes/types';
import { OrderClassBadge } from './order-class-state';

const SORTS: Partial<Record<OrderClassColumn, OrderClassListState['sort']>> = {
  gradeYear: 'grade',
  plannedSeats: 'seats',
  startedOn: 'started',
};
const NUMBERS: readonly OrderClassColumn[] = ['plannedSeats', 'students'];

type Totals = { plannedSeats: number; students: number };
type Props = { rows: OrderClassRow[]; total: number; totals: Totals; state: OrderClassListState };

/** The classes of a page, and below them what all of the filter have together. */
export function OrderClassTable({ rows, total, totals, state }: Props) {
  const t = useTranslations('orderClasses');
  const columns = orderClassColumnsOf(state);
  const head = { state, href: orderClassList.href };
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="name" label={t('fields.name')} className="pin-2 left-0!" />
            {columns.map((column) => {
              const sort = SORTS[column];
              const number = NUMBERS.includes(column) ? 'num' : undefined;
              if (sort)
                return <SortHead key={column} {...head} sort={sort} label={t(`fields.${column}`)} className={number} />;
              return (
                <th key={column} className={number}>
                  {t(`fields.${column}`)}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/order-classes/${row.id}`} title={row.name}>
                  {row.name}
                </Link>
                <div className="cell-sub">
                  <OrderClassBadge state={row.state} />
                  <span>{t('students', { count: row.students })}</span>
                  <span>{row.partner.name}</span>
                </div>
              </th>
              {columns.map((column) => (
                <Cell key={column} row={row} column={column} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="pin-2 left-0!">
              {t('list.totals', { count: total })}
              <div className="cell-sub">
                <span>{t('students', { count: totals.students })}</span>
              </div>
            </th>
            {columns.map((column) => (
              <Total key={column} column={column} totals={totals} />
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Total({ column, totals }: { column: OrderClassColumn; totals: Totals }) {
  const format = useFormatter();
  if (column === 'plannedSeats' || column === 'students')
    return <td className="num">{format.number(totals[column])}</td>;
  return <td />;
}

function Cell({ row, column }: { row: OrderClassRow; column: OrderClassColumn }) {
  const t = useTranslations('orderClasses');
  switch (column) {
    case 'kind':
      return <td className="nowrap">{t(`kinds.${row.kind}`)}</td>;
    case 'state':
      return (
        <td>
          <OrderClassBadge state={row.state} />
        </td>
      );
    case 'partner':
      return (
        <td>
          <Link className="link clip" href={`/partners/${row.partner.id}`} title={row.partner.name}>
            {row.partner.name}
          </Link>
        </td>
      );
    case 'plannedSeats':
    case 'students':
      return <td className="num">{row[column]}</td>;
    default:
      return <td className="nowrap">{row[column]}</td>;
  }
}
