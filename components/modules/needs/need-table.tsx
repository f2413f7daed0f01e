import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { SelectAllCell, SelectCell } from '@/components/table/select-cells';
import { SortHead } from '@/components/table/sort-head';
import { TotalsRow } from '@/components/table/totals-row';
import { stampDay } from '@/components/ui/stamp';
import type { Page } from '@/lib/kernel/page';
import { type NeedColumn, type NeedListState, needColumnsOf, needList } from '@/lib/modules/needs/list';
import type { NeedTotals } from '@/lib/modules/needs/queries';
import type { NeedRow } from '@/lib/modules/needs/types';
import { NeedBadge } from './need-state';

const SORTS: Partial<Record<NeedColumn, NeedListState['sort']>> = {
  raisedOn: 'raised',
  wantedBy: 'wanted',
  updated: 'updated',
};
const isNumber = (column: NeedColumn): column is keyof NeedTotals => column === 'quantity' || column === 'answers';

type Props = {
  page: Page<NeedRow>;
  totals: NeedTotals;
  state: NeedListState;
  /** Rows can be chosen for what is done to many. */
  selectable: boolean;
};

/** The needs of a page; the title opens the need. */
export function NeedTable({ page, totals, state, selectable }: Props) {
  const t = useTranslations('needs');
  const columns = needColumnsOf(state);
  const head = { state, href: needList.href };
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
              if (sort) return <SortHead key={column} {...head} sort={sort} label={t(`fields.${column}`)} />;
              return (
                <th key={column} className={isNumber(column) ? 'num' : undefined}>
                  {t(`fields.${column}`)}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <NeedTableRow key={row.id} {...{ row, columns, selectable, pin }} />
          ))}
        </tbody>
        {columns.some(isNumber) && <Totals {...{ page, totals, columns, selectable, pin }} />}
      </table>
    </section>
  );
}

type Columns = { columns: NeedColumn[]; selectable: boolean; pin: string };

function NeedTableRow({ row, columns, selectable, pin }: Columns & { row: NeedRow }) {
  const t = useTranslations('needs');
  return (
    <tr>
      {selectable && <SelectCell id={row.id} name={row.title} />}
      <th scope="row" className={`${pin} name`}>
        <Link href={`/needs/${row.id}`} title={row.title}>
          {row.title}
        </Link>
        <div className="cell-sub">
          <NeedBadge state={row.state} />
          <span>{t(`kinds.${row.kind}`)}</span>
          <span>{row.partner.name}</span>
          <span>{row.raisedOn}</span>
        </div>
      </th>
      {columns.map((column) => (
        <Cell key={column} row={row} column={column} />
      ))}
    </tr>
  );
}

function Totals({ page, totals, columns, selectable, pin }: Columns & Pick<Props, 'page' | 'totals'>) {
  const t = useTranslations('needs.list');
  const sum = (key: keyof NeedTotals) => page.rows.reduce((all, row) => all + (row[key] ?? 0), 0);
  const onPage = { quantity: sum('quantity'), answers: sum('answers') };
  const place = { columns, selectable, pin };
  return (
    <tfoot>
      <TotalsRow {...place} label={t('onPage', { count: page.rows.length })} values={onPage} sub />
      <TotalsRow {...place} label={t('totals', { count: page.total })} values={totals} />
    </tfoot>
  );
}

function Cell({ row, column }: { row: NeedRow; column: NeedColumn }) {
  const t = useTranslations('needs');
  switch (column) {
    case 'state':
      return (
        <td>
          <NeedBadge state={row.state} />
        </td>
      );
    case 'kind':
      return <td>{t(`kinds.${row.kind}`)}</td>;
    case 'partner':
      return (
        <td>
          <Link className="link clip" href={`/partners/${row.partner.id}`} title={row.partner.name}>
            {row.partner.name}
          </Link>
        </td>
      );
    case 'wantedBy':
      return (
        <td className="nowrap">
          {row.wantedBy} {row.late && <span className="badge warn">{t('list.late')}</span>}
        </td>
      );
    case 'quantity':
    case 'answers':
      return <td className={row[column] === 0 ? 'num zero' : 'num'}>{row[column]}</td>;
    case 'updated':
      return <td className="nowrap">{stampDay(row.updatedAt)}</td>;
    default:
      return <td className="nowrap">{row[column]}</td>;
  }
}
