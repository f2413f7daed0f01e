import { getTranslations } from 'next-intl/server';
import { IndicatorList } from '@/components/modules/standards/indicator-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { indicatorList } from '@/lib/modules/standards/list';
import { indicatorFacets, listIndicators } from '@/lib/modules/standards/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('standards'))('list.title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = indicatorList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets } = await readPage(async (read) => ({
    page: await read(listIndicators, input),
    facets: await read(indicatorFacets, { filter: state.filter }),
  }));
  const may = {
    import: grantOf(role, 'governance.import') !== null,
    export: grantOf(role, 'governance.export') !== null,
  };
  return (
    <ClientMessages namespaces={['standards']}>
      <IndicatorList {...{ state, page, facets, may }} />
    </ClientMessages>
  );
}
