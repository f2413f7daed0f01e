import { Download } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type TeamFilter, type TeamListState, teamList } from '@/lib/modules/teams/list';
import type { MemberRow, TeamTotals } from '@/lib/modules/teams/types';
import { TEAM_SIDES } from '@/lib/modules/teams/words';
import { TeamTable } from './team-table';

type Props = {
  state: TeamListState;
  page: Page<MemberRow> & { totals: TeamTotals };
  people: { id: string; name: string }[];
  today: string;
  mayExport: boolean;
};

/** The teaching teams of all industry colleges, from the college and from enterprises. */
export async function TeamList({ state, page: list, people, today, mayExport }: Props) {
  const t = await getTranslations('teams');
  const { href } = teamList;
  const { filter } = state;
  const { totals } = list;
  const at = (over: TeamFilter) => href({ filter: { ...filter, ...over } }, state);
  return (
    <>
      <Head title={t('list.title')} count={t('people', { people: list.total })}>
        {mayExport && (
          <a className="btn" href={href({}, state, '/api/exports/teams')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
      </Head>
      <nav className="tabs" aria-label={t('list.title')}>
        {[undefined, ...TEAM_SIDES].map((side) => (
          <Link key={side ?? 'all'} href={at({ side })} aria-current={filter.side === side ? 'true' : undefined}>
            {side ? t(`sides.${side}`) : t('list.all')}
          </Link>
        ))}
      </nav>
      <div className="toolbar">
        <SearchForm list={teamList} state={state} label={t('list.search')} />
      </div>
      {list.rows.length > 0 ? (
        <>
          <p className="pb-3">{t('sum', { ...totals })}</p>
          <TeamTable {...{ rows: list.rows, totals, people, today, state }} />
        </>
      ) : (
        <Empty title={t('list.none')} hint={t('list.noneHint')} />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </>
  );
}
