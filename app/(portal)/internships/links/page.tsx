import { getTranslations } from 'next-intl/server';
import { LinkList } from '@/components/modules/links/link-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { linkList } from '@/lib/modules/links/list';
import { linkFacets, listLinks } from '@/lib/modules/links/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('links'))('list.title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = linkList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const [page, facets] = await readPage(async (read) => [
    await read(listLinks, input),
    await read(linkFacets, { filter: state.filter }),
  ]);
  const may = { export: grantOf(role, 'links.export') !== null, write: grantOf(role, 'links.write') !== null };
  return (
    <ClientMessages namespaces={['links']}>
      <LinkList {...{ state, page, facets, may }} />
    </ClientMessages>
  );
}
