import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { SortHead } from '@/components/table/sort-head';
import {
  type PlacementColumn,
  type PlacementListState,
  placementColumnsOf,
  placementList,
} from '@/lib/modules/placements/list';
import type { PlacementRow } from '@/lib/modules/placements/types';
import { BrokenTags, PlacementBadge } from './placement-state';

const SORTS: Partial<Record<PlacementColumn, PlacementListState['sort']>> = { startsOn: 'starts', endsOn: 'ends' };

/** The placements of a page. */
export async function PlacementTable({ rows, state }: { rows: PlacementRow[]; state: PlacementListState }) {
  const t = await getTranslations('placements');
  const columns = placementColumnsOf(state);
  const head = { state, href: placementList.href };
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="student" label={t('fields.student')} className="pin-2 left-0!" />
            {columns.map((column) => {
              const sort = SORTS[column];
              if (sort) return <SortHead key={column} {...head} sort={sort} label={t(`fields.${column}`)} />;
              return (
                <th key={column} className={column === 'pay' ? 'num' : undefined}>
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
                <Link href={`/internships/placements/${row.id}`}>{row.student.name}</Link>
                <div className="cell-sub">
                  <PlacementBadge state={row.state} />
                  <span>{row.partner.name}</span>
                  <span>{row.job}</span>
                </div>
              </th>
              {columns.map((column) => (
                <Cell key={column} row={row} column={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function Cell({ row, column }: { row: PlacementRow; column: PlacementColumn }) {
  const t = await getTranslations('placements');
  const format = await getFormatter();
  switch (column) {
    case 'state':
      return (
        <td>
          <PlacementBadge state={row.state} />
        </td>
      );
    case 'partner':
      return (
        <td>
          <span className="clip" title={row.partner.name}>
            {row.partner.name}
          </span>
        </td>
      );
    case 'broken':
      return <td>{row.broken.length > 0 && <BrokenTags rules={row.broken} />}</td>;
    case 'grade':
      return <td>{row.grade && t(`grades.${row.grade}`)}</td>;
    case 'pay':
      return <td className="num">{row.pay !== null && format.number(row.pay)}</td>;
    default:
      return <td className="nowrap">{row[column]}</td>;
  }
}
