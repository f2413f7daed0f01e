import { getTranslations } from 'next-intl/server';
import { NeedList } from '@/components/modules/needs/need-list';
import { grantOf } from '@/lib/authz/catalogue';
import { needList } from '@/lib/modules/needs/list';
import { listNeeds, needFacets } from '@/lib/modules/needs/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('needs'))('titles.list') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = needList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const shown = await readPage(async (read) => ({
    page: await read(listNeeds, input),
    facets: await read(needFacets, { filter: state.filter }),
    views: await read(savedViews, { module: 'needs' }),
  }));
  return (
    <NeedList
      {...{ state, ...shown }}
      may={{ write: grantOf(role, 'needs.write') !== null, export: grantOf(role, 'needs.export') !== null }}
    />
  );
}
