import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { SortHead } from '@/components/table/sort-head';
import { stampDay } from '@/components/ui/stamp';
import { type VisitColumn, type VisitListState, visitColumnsOf, visitList } from '@/lib/modules/visits/list';
import type { VisitRow } from '@/lib/modules/visits/types';

const SORTS: Partial<Record<VisitColumn, VisitListState['sort']>> = { visitedOn: 'visited', updated: 'updated' };

/** How many follow-ups of a visit are open, and whether some are late. */
export function FollowUpSum({ of }: { of: VisitRow['followUps'] }) {
  const t = useTranslations('visits.list');
  if (of.all === 0) return null;
  if (of.overdue > 0) return <span className="badge bad">{t('overdueOf', { count: of.overdue })}</span>;
  if (of.open > 0) return <span className="badge info">{t('openOf', { open: of.open, all: of.all })}</span>;
  return <span className="badge ok">{t('allDone', { all: of.all })}</span>;
}

/** The visits of a page; the subject opens the visit. */
export function VisitTable({ rows, state }: { rows: VisitRow[]; state: VisitListState }) {
  const t = useTranslations('visits');
  const columns = visitColumnsOf(state);
  const head = { state, href: visitList.href };
  return (
    <section className="table-wrap" aria-label={t('titles.list')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="subject" label={t('fields.subject')} className="pin-2 left-0!" />
            {columns.map((column) => {
              const sort = SORTS[column];
              if (sort) return <SortHead key={column} {...head} sort={sort} label={t(`fields.${column}`)} />;
              return <th key={column}>{t(`fields.${column}`)}</th>;
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <VisitTableRow key={row.id} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function VisitTableRow({ row, columns }: { row: VisitRow; columns: VisitColumn[] }) {
  const t = useTranslations('visits');
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        <Link href={`/visits/${row.id}`} title={row.subject}>
          {row.subject}
        </Link>
        <div className="cell-sub">
          <span>{row.visitedOn}</span>
          <span>{row.partner.name}</span>
          <span>{t(`kinds.${row.kind}`)}</span>
          <FollowUpSum of={row.followUps} />
        </div>
      </th>
      {columns.map((column) => (
        <Cell key={column} row={row} column={column} />
      ))}
    </tr>
  );
}

function Cell({ row, column }: { row: VisitRow; column: VisitColumn }) {
  const t = useTranslations('visits');
  const audit = useTranslations('audit');
  switch (column) {
    case 'partner':
      return (
        <td>
          <Link className="link clip" href={`/partners/${row.partner.id}`} title={row.partner.name}>
            {row.partner.name}
          </Link>
        </td>
      );
    case 'kind':
      return <td>{t(`kinds.${row.kind}`)}</td>;
    case 'people':
      return (
        <td>
          <span className="clip">{row.people.join(audit('separator'))}</span>
        </td>
      );
    case 'followUps':
      return (
        <td>
          <FollowUpSum of={row.followUps} />
        </td>
      );
    case 'updated':
      return <td className="nowrap">{stampDay(row.updatedAt)}</td>;
    case 'visitedOn':
      return <td className="nowrap">{row.visitedOn}</td>;
    default:
      return (
        <td>
          <span className="clip" title={row[column] ?? undefined}>
            {row[column]}
          </span>
        </td>
      );
  }
}
