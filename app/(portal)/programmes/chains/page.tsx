import { getTranslations } from 'next-intl/server';
import { ChainList } from '@/components/modules/industry-chains/chain-list';
import { grantOf } from '@/lib/authz/catalogue';
import { chainList } from '@/lib/modules/industry-chains/list';
import { chainFacets, listChains } from '@/lib/modules/industry-chains/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('chains'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = chainList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets } = await readPage(async (read) => ({
    page: await read(listChains, input),
    facets: await read(chainFacets, { filter: state.filter }),
  }));
  const may = {
    write: grantOf(role, 'industry-chains.write') !== null,
    import: grantOf(role, 'industry-chains.import') !== null,
    export: grantOf(role, 'industry-chains.export') !== null,
  };
  return <ChainList {...{ state, page, facets, may }} />;
}
