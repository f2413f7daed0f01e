import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { SortHead } from '@/components/table/sort-head';
import { type VisitListState, visitList } from '@/lib/modules/visits/list';
import type { VisitRow } from '@/lib/modules/visits/types';

/** How many follow-ups of a visit are open, and whether some are late. */
export async function FollowUpSum({ of }: { of: VisitRow['followUps'] }) {
  const t = await getTranslations('visits.list');
  if (of.all === 0) return null;
  if (of.overdue > 0) return <span className="badge bad">{t('overdueOf', { count: of.overdue })}</span>;
  if (of.open > 0) return <span className="badge info">{t('openOf', { open: of.open, all: of.all })}</span>;
  return <span className="badge ok">{t('allDone', { all: of.all })}</span>;
}

/** The visits of a page; the subject opens the visit. */
export async function VisitTable({ rows, state }: { rows: VisitRow[]; state: VisitListState }) {
  const t = await getTranslations('visits');
  const head = { state, href: visitList.href };
  return (
    <section className="table-wrap" aria-label={t('titles.list')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="subject" label={t('fields.subject')} className="pin-2 left-0!" />
            <th>{t('fields.partner')}</th>
            <th>{t('fields.kind')}</th>
            <SortHead {...head} sort="visited" label={t('fields.visitedOn')} />
            <th>{t('fields.people')}</th>
            <th>{t('fields.followUps')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <VisitTableRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function VisitTableRow({ row }: { row: VisitRow }) {
  const t = await getTranslations('visits');
  const audit = await getTranslations('audit');
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
      <td>
        <Link className="link clip" href={`/partners/${row.partner.id}`} title={row.partner.name}>
          {row.partner.name}
        </Link>
      </td>
      <td>{t(`kinds.${row.kind}`)}</td>
      <td className="nowrap">{row.visitedOn}</td>
      <td>
        <span className="clip">{row.people.join(audit('separator'))}</span>
      </td>
      <td>
        <FollowUpSum of={row.followUps} />
      </td>
    </tr>
  );
}
