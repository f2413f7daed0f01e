import { getTranslations } from 'next-intl/server';
import { OrderClassList } from '@/components/modules/order-classes/order-class-list';
import { grantOf } from '@/lib/authz/catalogue';
import { orderClassList } from '@/lib/modules/order-classes/list';
import { listOrderClasses, orderClassFacets } from '@/lib/modules/order-classes/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('orderClasses'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role, scope } = await pageCtx();
  const state = orderClassList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets, views } = await readPage(async (read) => ({
    page: await read(listOrderClasses, input),
    facets: await read(orderClassFacets, { filter: state.filter }),
    views: await read(savedViews, { module: 'order-classes' }),
  }));
  const may = {
    write: grantOf(role, 'order-classes.write') !== null,
    export: grantOf(role, 'order-classes.export') !== null,
    import: grantOf(role, 'order-classes.import') !== null,
    outsider: scope === 'partner',
  };
  return <OrderClassList {...{ state, page, facets, views, may }} />;
}
