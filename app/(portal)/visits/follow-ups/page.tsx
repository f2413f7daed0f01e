import { getTranslations } from 'next-intl/server';
import { FollowUpList } from '@/components/modules/visits/follow-up-list';
import { grantOf } from '@/lib/authz/catalogue';
import { followUpList } from '@/lib/modules/visits/list';
import { followUpFacets, followUpOwners, listFollowUps } from '@/lib/modules/visits/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('visits'))('titles.followUps') };
}

export default async function Page({ searchParams }: Props) {
  const { role, today } = await pageCtx();
  const state = followUpList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const shown = await readPage(async (read) => ({
    list: await read(listFollowUps, input),
    facets: await read(followUpFacets, { filter: state.filter }),
    people: grantOf(role, 'visits.write') ? await read(followUpOwners, {}) : [],
  }));
  return <FollowUpList {...{ state, today, ...shown }} />;
}
