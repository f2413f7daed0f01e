import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { SortHead } from '@/components/table/sort-head';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { type TeamListState, teamList } from '@/lib/modules/teams/list';
import type { MemberRow, TeamTotals } from '@/lib/modules/teams/types';
import { MemberActions } from './member-actions';

type Props = {
  rows: MemberRow[];
  totals: TeamTotals;
  people: { id: string; name: string }[];
  today: string;
  /** On the list of all colleges: its state, for sorting. */
  state?: TeamListState;
};

/** People of teaching teams with where they come from, what they teach and how many hours. */
export async function TeamTable({ rows, totals, people, today, state }: Props) {
  const t = await getTranslations('teams');
  const format = await getFormatter();
  const head = state && { state, href: teamList.href };
  return (
    <ScrollRegion className="table-wrap" label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            {head ? (
              <SortHead {...head} sort="name" label={t('fields.name')} className="pin-2 left-0!" />
            ) : (
              <th className="pin-2 left-0!">{t('fields.name')}</th>
            )}
            {head && <th>{t('fields.college')}</th>}
            <th>{t('fields.side')}</th>
            <th>{t('fields.duty')}</th>
            <th>{t('fields.courses')}</th>
            <th className="num">{t('fields.hours')}</th>
            {head ? (
              <SortHead {...head} sort="started" label={t('fields.startedOn')} />
            ) : (
              <th>{t('fields.startedOn')}</th>
            )}
            <th aria-label={t('fields.acts')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                {row.name}
                <div className="cell-sub">
                  <span>{row.partner?.name ?? t(`sides.${row.side}`)}</span>
                  <span>{row.duty}</span>
                  {row.hours > 0 && <span>{t('hours', { hours: row.hours })}</span>}
                </div>
              </th>
              {head && (
                <td>
                  <Link className="link clip" href={`/platforms/${row.college.id}`} title={row.college.name}>
                    {row.college.name}
                  </Link>
                </td>
              )}
              <td>
                {row.partner ? (
                  <Link className="link clip" href={`/partners/${row.partner.id}`} title={row.partner.name}>
                    {row.partner.name}
                  </Link>
                ) : (
                  t(`sides.${row.side}`)
                )}
              </td>
              <td>{row.duty}</td>
              <td>{row.courses.join(t('separator'))}</td>
              <td className="num">{row.hours > 0 && format.number(row.hours)}</td>
              <td className="nowrap">{row.startedOn}</td>
              <td className="nowrap">{row.mayWrite && <MemberActions {...{ row, people, today }} />}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="pin-2 left-0!">
              {t('people', { people: totals.people })}
              <div className="cell-sub">
                <span>{t('hours', { hours: totals.hours })}</span>
              </div>
            </th>
            <td colSpan={head ? 4 : 3} />
            <td className="num">{format.number(totals.hours)}</td>
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}
