import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { SortHead } from '@/components/table/sort-head';
import { stampDay } from '@/components/ui/stamp';
import { type NeedColumn, type NeedListState, needColumnsOf, needList } from '@/lib/modules/needs/list';
import type { NeedRow } from '@/lib/modules/needs/types';
import { NeedBadge } from './need-state';

const SORTS: Partial<Record<NeedColumn, NeedListState['sort']>> = {
  raisedOn: 'raised',
  wantedBy: 'wanted',
  updated: 'updated',
};
const NUMBERS: readonly NeedColumn[] = ['quantity', 'answers'];

/** The needs of a page; the title opens the need. */
export async function NeedTable({ rows, state }: { rows: NeedRow[]; state: NeedListState }) {
  const t = await getTranslations('needs');
  const columns = needColumnsOf(state);
  const head = { state, href: needList.href };
  return (
    <section className="table-wrap" aria-label={t('titles.list')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="title" label={t('fields.title')} className="pin-2 left-0!" />
            {columns.map((column) => {
              const sort = SORTS[column];
              if (sort) return <SortHead key={column} {...head} sort={sort} label={t(`fields.${column}`)} />;
              return (
                <th key={column} className={NUMBERS.includes(column) ? 'num' : undefined}>
                  {t(`fields.${column}`)}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <NeedTableRow key={row.id} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function NeedTableRow({ row, columns }: { row: NeedRow; columns: NeedColumn[] }) {
  const t = await getTranslations('needs');
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
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

async function Cell({ row, column }: { row: NeedRow; column: NeedColumn }) {
  const t = await getTranslations('needs');
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
