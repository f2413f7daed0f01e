import { getTranslations } from 'next-intl/server';
import { PlacementList } from '@/components/modules/placements/placement-list';
import { grantOf } from '@/lib/authz/catalogue';
import { placementList } from '@/lib/modules/placements/list';
import { listPlacements, placementFacets } from '@/lib/modules/placements/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('placements'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = placementList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const page = await forPage(listPlacements)(input);
  const facets = await forPage(placementFacets)({ filter: state.filter });
  const views = await forPage(savedViews)({ module: 'placements' });
  const may = {
    write: grantOf(role, 'placements.write') !== null,
    export: grantOf(role, 'placements.export') !== null,
    import: grantOf(role, 'placements.import') !== null,
  };
  return <PlacementList {...{ state, page, facets, views, may }} />;
}
