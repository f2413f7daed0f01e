import { getTranslations } from 'next-intl/server';
import { PathwayList } from '@/components/modules/pathways/pathway-list';
import { grantOf } from '@/lib/authz/catalogue';
import { pathwayList } from '@/lib/modules/pathways/list';
import { listPathways, pathwayFacets } from '@/lib/modules/pathways/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('pathways'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = pathwayList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const [page, facets, views] = await Promise.all([
    forPage(listPathways)(input),
    forPage(pathwayFacets)({ filter: state.filter }),
    forPage(savedViews)({ module: 'pathways' }),
  ]);
  const may = {
    write: grantOf(role, 'pathways.write') !== null,
    export: grantOf(role, 'pathways.export') !== null,
  };
  return <PathwayList {...{ state, page, facets, views, may }} />;
}
