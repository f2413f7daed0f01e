import { getTranslations } from 'next-intl/server';
import { VisitList } from '@/components/modules/visits/visit-list';
import { grantOf } from '@/lib/authz/catalogue';
import { staffOptions } from '@/lib/modules/people/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { visitList } from '@/lib/modules/visits/list';
import { listVisits, visitFacets } from '@/lib/modules/visits/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('visits'))('titles.list') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = visitList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const shown = await readPage(async (read) => ({
    page: await read(listVisits, input),
    facets: await read(visitFacets, { filter: state.filter }),
    people: await read(staffOptions, {}),
    views: await read(savedViews, { module: 'visits' }),
  }));
  const may = {
    write: grantOf(role, 'visits.write') !== null,
    import: grantOf(role, 'visits.import') !== null,
    export: grantOf(role, 'visits.export') !== null,
  };
  return <VisitList {...{ state, ...shown }} may={may} />;
}
