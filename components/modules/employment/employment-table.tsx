import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { SortHead } from '@/components/table/sort-head';
import { type EmploymentListState, employmentList } from '@/lib/modules/employment/list';
import type { EmploymentRow, EmploymentTotals } from '@/lib/modules/employment/types';
import type { Destination } from '@/lib/modules/employment/words';

const TONE: Record<Destination, string> = {
  EMPLOYED: 'ok',
  FURTHER_STUDY: 'info',
  ENLISTED: 'ok',
  SELF_EMPLOYED: 'ok',
  FREELANCE: 'ok',
  UNEMPLOYED: 'warn',
};

/** Where a graduate went, as a badge. */
export function DestinationBadge({ destination }: { destination: Destination }) {
  const t = useTranslations('employment.destinations');
  return <span className={`badge ${TONE[destination]}`}>{t(destination)}</span>;
}

type Props = { rows: EmploymentRow[]; state: EmploymentListState; totals: EmploymentTotals };

/** The graduates of a page, with what all pages are together. */
export function EmploymentTable({ rows, state, totals }: Props) {
  const t = useTranslations('employment');
  const format = useFormatter();
  const head = { state, href: employmentList.href };
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="student" label={t('fields.student')} className="pin-2 left-0!" />
            <th>{t('fields.studentNo')}</th>
            <th>{t('fields.programme')}</th>
            <SortHead {...head} sort="graduated" label={t('fields.graduatedOn')} />
            <th>{t('fields.destination')}</th>
            <th>{t('fields.employer')}</th>
            <th>{t('fields.place')}</th>
            <th>{t('fields.job')}</th>
            <th>{t('fields.verified')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/employment/${row.id}`}>{row.student.name}</Link>
                <div className="cell-sub">
                  <DestinationBadge destination={row.destination} />
                  <span>{row.employer}</span>
                  <span>{row.place}</span>
                </div>
              </th>
              <td className="nowrap dim">{row.studentNo}</td>
              <td className="nowrap">{row.programme}</td>
              <td className="nowrap">{row.graduatedOn}</td>
              <td>
                <DestinationBadge destination={row.destination} />
              </td>
              <td>
                {row.employer && (
                  <span className="clip" title={row.employer}>
                    {row.employer}
                  </span>
                )}
              </td>
              <td className="nowrap">{row.place}</td>
              <td className="nowrap">{row.job}</td>
              <td>{row.verified && t('fields.verified')}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="pin-2 left-0!">
              {t('list.totals')}
            </th>
            <td className="num">{format.number(totals.graduates)}</td>
            <td>{t('list.settled')}</td>
            <td className="num">{format.number(totals.settledShare)}</td>
            <td>{t('list.localShare')}</td>
            <td className="num">{format.number(totals.localShare)}</td>
            <td>{t('list.localOfWorking')}</td>
            <td className="num">{format.number(totals.localShareOfWorking)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
