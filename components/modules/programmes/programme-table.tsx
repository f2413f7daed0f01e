import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { SortHead } from '@/components/table/sort-head';
import { needList } from '@/lib/modules/needs/list';
import {
  type ProgrammeColumn,
  type ProgrammeListState,
  programmeColumnsOf,
  programmeList,
} from '@/lib/modules/programmes/list';
import type { ProgrammeRow } from '@/lib/modules/programmes/types';
import { vacancyList } from '@/lib/modules/vacancies/list';
import { ProgrammeBadge } from './programme-state';

const SORTS: Partial<Record<ProgrammeColumn, ProgrammeListState['sort']>> = { code: 'code', approvedOn: 'approved' };
const NUMBERS: readonly ProgrammeColumn[] = [
  ...(['students', 'orderShare', 'needs', 'places', 'seekers', 'unmet', 'years'] as const),
];

type Totals = { students: number; orderStudents: number; unmet: number };
type Props = { rows: ProgrammeRow[]; total: number; totals: Totals; state: ProgrammeListState; today: string };

/** The programmes of a page, and below them what all of the filter have together. */
export function ProgrammeTable({ rows, total, totals, state, today }: Props) {
  const t = useTranslations('programmes');
  const columns = programmeColumnsOf(state);
  const head = { state, href: programmeList.href };
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="name" label={t('fields.name')} className="pin-2 left-0!" />
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
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/programmes/${row.id}`} title={row.name}>
                  {row.name}
                </Link>
                <div className="cell-sub">
                  <ProgrammeBadge state={row.state} />
                  <span>{t('students', { count: row.students })}</span>
                  <span>{row.direction || row.department}</span>
                </div>
              </th>
              {columns.map((column) => (
                <Cell key={column} row={row} column={column} on={state.filter.on ?? today} today={today} />
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

function Total({ column, totals: { students, orderStudents, unmet } }: { column: ProgrammeColumn; totals: Totals }) {
  const format = useFormatter();
  const t = useTranslations('programmes');
  const share = students === 0 ? 0 : Math.round((orderStudents / students) * 1000) / 10;
  return (
    <td className={NUMBERS.includes(column) ? 'num b' : undefined}>
      {column === 'students' && format.number(students)}
      {column === 'orderShare' && students > 0 && t('share', { share })}
      {column === 'unmet' && format.number(unmet)}
    </td>
  );
}

type CellProps = { row: ProgrammeRow; column: ProgrammeColumn; on: string; today: string };

function Cell({ row, column, on, today }: CellProps) {
  const t = useTranslations('programmes');
  const format = useFormatter();
  switch (column) {
    case 'state':
      return (
        <td>
          <ProgrammeBadge state={row.state} />
        </td>
      );
    case 'level':
      return <td>{t(`levels.${row.level}`)}</td>;
    case 'code':
      return <td className="mono">{row.code}</td>;
    case 'students':
      return <td className="num">{format.number(row.students)}</td>;
    case 'years':
      return <td className="num">{format.number(row.years)}</td>;
    case 'orderShare':
      return <td className="num">{row.orderShare !== null && t('share', { share: row.orderShare })}</td>;
    case 'needs':
      return (
        <td className="num">
          {row.chainCode && (
            <Link
              className="link"
              href={needList.href({ filter: { kind: ['TALENT'], openOn: on, chain: [row.chainCode] } })}
            >
              {format.number(row.needs)}
            </Link>
          )}
        </td>
      );
    case 'places':
      return (
        <td className="num">
          <Link
            className="link"
            href={vacancyList.href({ filter: { programme: [row.id], state: ['OPEN'], ...(on !== today && { on }) } })}
          >
            {format.number(row.places)}
          </Link>
        </td>
      );
    case 'seekers':
      return <td className="num">{format.number(row.seekers)}</td>;
    case 'unmet':
      return (
        <td className="num" title={t('record.unmet', { unmet: row.unmet, places: row.places, seekers: row.seekers })}>
          {row.unmet > 0 && format.number(row.unmet)}
        </td>
      );
    default:
      return <td className="nowrap">{row[column]}</td>;
  }
}
