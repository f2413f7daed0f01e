import { getTranslations } from 'next-intl/server';
import { PlacementList } from '@/components/modules/placements/placement-list';
import { grantOf } from '@/lib/authz/catalogue';
import { placementList } from '@/lib/modules/placements/list';
import { listPlacements, placementFacets } from '@/lib/modules/placements/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('placements'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = placementList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets, views } = await readPage(async (read) => ({
    page: await read(listPlacements, input),
    facets: await read(placementFacets, { filter: state.filter }),
    views: await read(savedViews, { module: 'placements' }),
  }));
  const may = {
    write: grantOf(role, 'placements.write') !== null,
    export: grantOf(role, 'placements.export') !== null,
    import: grantOf(role, 'placements.import') !== null,
    sign: grantOf(role, 'placements.sign') !== null,
    scan: grantOf(role, 'placements.guide') !== null,
  };
  return <PlacementList {...{ state, page, facets, views, may }} />;
}
