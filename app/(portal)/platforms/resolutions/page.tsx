import { getTranslations } from 'next-intl/server';
import { ResolutionList } from '@/components/modules/governance/resolution-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { resolutionList } from '@/lib/modules/governance/list';
import { listResolutions, resolutionFacets } from '@/lib/modules/governance/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('governance'))('list.title') };
}

export default async function Page({ searchParams }: Props) {
  const { role, today } = await pageCtx();
  const state = resolutionList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets } = await readPage(async (read) => ({
    page: await read(listResolutions, input),
    facets: await read(resolutionFacets, { filter: state.filter }),
  }));
  const mayExport = grantOf(role, 'governance.export') !== null;
  return (
    <ClientMessages namespaces={['governance']}>
      <ResolutionList {...{ state, page, facets, today, mayExport }} />
    </ClientMessages>
  );
}
