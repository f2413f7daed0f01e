import { PlatformList } from '@/components/modules/platforms/platform-list';
import { grantOf } from '@/lib/authz/catalogue';
import { screenState } from '@/lib/modules/platforms/list';
import type { PlatformScreen } from '@/lib/modules/platforms/manifest';
import { listPlatforms, platformFacets } from '@/lib/modules/platforms/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

export type ListParams = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The list of one kind; each kind has its own address. */
export async function PlatformListPage({ screen, searchParams }: ListParams & { screen: PlatformScreen }) {
  const { role } = await pageCtx();
  const state = screenState(screen, await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets, views } = await readPage(async (read) => ({
    page: await read(listPlatforms, input),
    facets: await read(platformFacets, { filter: state.filter }),
    views: await read(savedViews, { module: 'platforms' }),
  }));
  const may = {
    write: grantOf(role, 'platforms.write') !== null,
    import: grantOf(role, 'platforms.import') !== null,
    export: grantOf(role, 'platforms.export') !== null,
  };
  return <PlatformList {...{ screen, state, page, facets, views, may }} />;
}
