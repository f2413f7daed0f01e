import { getTranslations } from 'next-intl/server';
import { PathwayList } from '@/components/modules/pathways/pathway-list';
import { grantOf } from '@/lib/authz/catalogue';
import { pathwayList } from '@/lib/modules/pathways/list';
import { listPathways, pathwayFacets } from '@/lib/modules/pathways/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('pathways'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = pathwayList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets, views } = await readPage(async (read) => ({
    page: await read(listPathways, input),
    facets: await read(pathwayFacets, { filter: state.filter }),
    views: await read(savedViews, { module: 'pathways' }),
  }));
  const may = {
    write: grantOf(role, 'pathways.write') !== null,
    import: grantOf(role, 'pathways.import') !== null,
    export: grantOf(role, 'pathways.export') !== null,
  };
  return <PathwayList {...{ state, page, facets, views, may }} />;
}
