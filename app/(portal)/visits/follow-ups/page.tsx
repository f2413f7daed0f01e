import { getTranslations } from 'next-intl/server';
import { FollowUpFilters } from '@/components/modules/visits/follow-up-filters';
import { FollowUpTable } from '@/components/modules/visits/follow-up-table';
import { Pager } from '@/components/table/pager';
import { Empty, Head } from '@/components/ui/head';
import { followUpList } from '@/lib/modules/visits/list';
import { followUpFacets, listFollowUps } from '@/lib/modules/visits/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('visits'))('titles.followUps') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('visits');
  const { today } = await pageCtx();
  const state = followUpList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { rows, total, page, pages } = await forPage(listFollowUps)(input);
  const facets = await forPage(followUpFacets)({ filter: state.filter });
  return (
    <>
      <Head title={t('titles.followUps')} count={t('followUpList.count', { count: total })} />
      <FollowUpFilters state={state} facets={facets} />
      {rows.length > 0 ? (
        <FollowUpTable rows={rows} today={today} />
      ) : (
        <Empty title={t('followUpList.empty')} hint={t('followUpList.emptyHint')} />
      )}
      <Pager
        page={page}
        pages={pages}
        total={total}
        to={(to) => followUpList.href({ page: to }, state)}
        size={state.size}
        toSize={(size) => followUpList.href({ size }, state)}
      />
    </>
  );
}
