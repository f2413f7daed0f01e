import { getTranslations } from 'next-intl/server';
import { YearList } from '@/components/modules/college-years/year-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { yearList } from '@/lib/modules/college-years/list';
import { listYears, yearFacets } from '@/lib/modules/college-years/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('college-years'))('list.title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = yearList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const page = await forPage(listYears)(input);
  const facets = await forPage(yearFacets)({ filter: state.filter });
  const mayExport = grantOf(role, 'governance.export') !== null;
  return (
    <ClientMessages namespaces={['college-years']}>
      <YearList {...{ state, page, facets, mayExport }} />
    </ClientMessages>
  );
}
