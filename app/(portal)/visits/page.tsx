import { getTranslations } from 'next-intl/server';
import { VisitList } from '@/components/modules/visits/visit-list';
import { grantOf } from '@/lib/authz/catalogue';
import { staffOptions } from '@/lib/modules/people/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { visitList } from '@/lib/modules/visits/list';
import { listVisits, visitFacets } from '@/lib/modules/visits/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('visits'))('titles.list') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = visitList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  return (
    <VisitList
      state={state}
      page={await forPage(listVisits)(input)}
      facets={await forPage(visitFacets)({ filter: state.filter })}
      people={await forPage(staffOptions)({})}
      views={await forPage(savedViews)({ module: 'visits' })}
      may={{ write: grantOf(role, 'visits.write') !== null, export: grantOf(role, 'visits.export') !== null }}
    />
  );
}
