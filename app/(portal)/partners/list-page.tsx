import { redirect } from 'next/navigation';
import { PartnerList } from '@/components/modules/partners/partner-list';
import { grantOf } from '@/lib/authz/catalogue';
import { screenState } from '@/lib/modules/partners/list';
import type { PartnerScreen } from '@/lib/modules/partners/manifest';
import { listPartners, partnerFacets, partnerFilterNames, partnerTotals } from '@/lib/modules/partners/queries';
import { staffOptions } from '@/lib/modules/people/queries';
import { dictionaries } from '@/lib/modules/settings/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

export type ListParams = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One of the screens of partners. An outsider has one partner, and is led to it. */
export async function PartnerListPage({ screen, searchParams }: ListParams & { screen: PartnerScreen }) {
  const { role, partnerId } = await pageCtx();
  if (partnerId) redirect(`/partners/${partnerId}`);
  const state = screenState(screen, await searchParams);
  const { cols: _cols, ...input } = state;
  const { filter } = state;
  const shown = await readPage(async (read) => ({
    page: await read(listPartners, input),
    totals: await read(partnerTotals, { filter }),
    facets: await read(partnerFacets, { filter }),
    names: await read(partnerFilterNames, { filter }),
    words: await read(dictionaries, {}),
    views: (await read(savedViews, { module: 'partners' })).filter(({ query }) => fits(screen, query)),
    people: grantOf(role, 'partners.update') ? await read(staffOptions, {}) : [],
  }));
  return (
    <PartnerList
      {...{ screen, state, ...shown }}
      may={{
        create: grantOf(role, 'partners.create') !== null,
        export: grantOf(role, 'partners.export') !== null,
        import: grantOf(role, 'partners.import') !== null,
      }}
    />
  );
}

/** Whether a saved view shows kinds of this screen. */
function fits(screen: PartnerScreen, query: string): boolean {
  const { kind } = screenState(screen, Object.fromEntries(new URLSearchParams(query))).filter;
  return kind?.every((each) => screen.kinds.some((own) => own === each)) ?? true;
}
