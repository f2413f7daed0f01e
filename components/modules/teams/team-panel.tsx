import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { teamList } from '@/lib/modules/teams/list';
import type { MemberRow, TeamTotals } from '@/lib/modules/teams/types';
import { AddMember } from './member-actions';
import { TeamTable } from './team-table';

type Props = {
  platformId: string;
  rows: MemberRow[];
  totals: TeamTotals;
  people: { id: string; name: string }[];
  today: string;
  mayWrite: boolean;
};

/** The teaching team of an industry college: who comes from where, and who teaches how much. */
export async function TeamPanel({ platformId, rows, totals, people, today, mayWrite }: Props) {
  const t = await getTranslations('teams');
  return (
    <section className="sec" aria-label={t('title')}>
      <div className="sec-head">
        <h2>{t('title')}</h2>
        {totals.people > 0 && <span className="n">{totals.people}</span>}
        <div className="acts">
          {totals.people > 0 && (
            <Link className="link small" href={teamList.href({ filter: { college: [platformId] } })}>
              {t('all')}
            </Link>
          )}
          {mayWrite && <AddMember {...{ platformId, people, today }} />}
        </div>
      </div>
      {rows.length === 0 ? (
        <p className="dim">{t('none')}</p>
      ) : (
        <>
          <p className="pb-3">{t('sum', { ...totals })}</p>
          <TeamTable {...{ rows, totals, people, today }} />
        </>
      )}
    </section>
  );
}
