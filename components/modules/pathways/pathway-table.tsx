import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { SortHead } from '@/components/table/sort-head';
import { type PathwayColumn, type PathwayListState, pathwayColumnsOf, pathwayList } from '@/lib/modules/pathways/list';
import type { PathwayRow, PupilCounts } from '@/lib/modules/pathways/types';

const SORTS: Partial<Record<PathwayColumn, PathwayListState['sort']>> = { gradeYear: 'grade', plannedSeats: 'seats' };
const NUMBERS = ['plannedSeats', 'enrolled', 'transferred', 'graduated'] as const;
type NumberColumn = (typeof NUMBERS)[number];
const isNumber = (column: PathwayColumn): column is NumberColumn => NUMBERS.some((each) => each === column);

export type Totals = PupilCounts & { plannedSeats: number };
type Props = { rows: PathwayRow[]; total: number; totals: Totals; state: PathwayListState };

/** The classes of a page, and below them what all of the filter have together. */
export async function PathwayTable({ rows, total, totals, state }: Props) {
  const t = await getTranslations('pathways');
  const format = await getFormatter();
  const columns = pathwayColumnsOf(state);
  const head = { state, href: pathwayList.href };
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="name" label={t('fields.name')} className="pin-2 left-0!" />
            {columns.map((column) => {
              const sort = SORTS[column];
              const number = isNumber(column) ? 'num' : undefined;
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
                <Link href={`/pathways/${row.id}`} title={row.name}>
                  {row.name}
                </Link>
                <div className="cell-sub">
                  <span>{row.mode}</span>
                  <span>{t('seats', { enrolled: row.enrolled, planned: row.plannedSeats })}</span>
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
                <span>{t('seats', { enrolled: totals.enrolled, planned: totals.plannedSeats })}</span>
              </div>
            </th>
            {columns.map((column) =>
              isNumber(column) ? (
                <td key={column} className="num">
                  {format.number(totals[column])}
                </td>
              ) : (
                <td key={column} />
              ),
            )}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Cell({ row, column }: { row: PathwayRow; column: PathwayColumn }) {
  switch (column) {
    case 'school':
    case 'enterprise':
    case 'programme': {
      const named = row[column];
      const folder = column === 'programme' ? 'programmes' : 'partners';
      return (
        <td>
          {named && (
            <Link className="link clip" href={`/${folder}/${named.id}`} title={named.name}>
              {named.name}
            </Link>
          )}
        </td>
      );
    }
    case 'mode':
    case 'gradeYear':
      return <td className="nowrap">{row[column]}</td>;
    default:
      return <td className="num">{row[column]}</td>;
  }
}
