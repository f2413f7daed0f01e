import { getTranslations } from 'next-intl/server';
import { EmploymentList } from '@/components/modules/employment/employment-list';
import { grantOf } from '@/lib/authz/catalogue';
import { employmentList } from '@/lib/modules/employment/list';
import { employmentFacets, listEmployments } from '@/lib/modules/employment/queries';
import { employmentStandings } from '@/lib/modules/employment/standings';
import { savedViews } from '@/lib/modules/views/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('employment'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = employmentList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets, standings, views } = await readPage(async (read) => ({
    page: await read(listEmployments, input),
    facets: await read(employmentFacets, { filter: state.filter }),
    standings: await read(employmentStandings, { filter: state.filter }),
    views: await read(savedViews, { module: 'employment' }),
  }));
  const may = {
    write: grantOf(role, 'employment.write') !== null,
    export: grantOf(role, 'employment.export') !== null,
    import: grantOf(role, 'employment.import') !== null,
  };
  return <EmploymentList {...{ state, page, facets, standings, views, may }} />;
}
