import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { SortHead } from '@/components/table/sort-head';
import { type StudentColumn, type StudentListState, studentColumnsOf, studentList } from '@/lib/modules/students/list';
import type { StudentRow } from '@/lib/modules/students/types';
import { StudentBadge } from './student-state';

const SORTS: Partial<Record<StudentColumn, StudentListState['sort']>> = { studentNo: 'number', gradeYear: 'grade' };

/** The students of a page. */
export function StudentTable({ rows, state }: { rows: StudentRow[]; state: StudentListState }) {
  const t = useTranslations('students');
  const columns = studentColumnsOf(state);
  const head = { state, href: studentList.href };
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="name" label={t('fields.name')} className="pin-2 left-0!" />
            {columns.map((column) => {
              const sort = SORTS[column];
              if (sort) return <SortHead key={column} {...head} sort={sort} label={t(`fields.${column}`)} />;
              return <th key={column}>{t(`fields.${column}`)}</th>;
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/students/${row.id}`}>{row.name}</Link> {row.minor && <Minor />}
                <div className="cell-sub">
                  <StudentBadge state={row.state} />
                  <span>{row.studentNo}</span>
                  <span>{row.schoolClass ?? row.programme}</span>
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

/** Marks somebody below 18. */
export function Minor() {
  const t = useTranslations('students');
  return <span className="badge warn">{t('minor')}</span>;
}

function Cell({ row, column }: { row: StudentRow; column: StudentColumn }) {
  if (column === 'state')
    return (
      <td>
        <StudentBadge state={row.state} />
      </td>
    );
  if (column === 'orderClass')
    return (
      <td>
        {row.orderClass && (
          <Link className="link clip" href={`/order-classes/${row.orderClass.id}`} title={row.orderClass.name}>
            {row.orderClass.name}
          </Link>
        )}
      </td>
    );
  return <td className="nowrap">{row[column]}</td>;
}
