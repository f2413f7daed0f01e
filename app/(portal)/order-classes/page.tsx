import { getTranslations } from 'next-intl/server';
import { OrderClassList } from '@/components/modules/order-classes/order-class-list';
import { orderClassList } from '@/lib/modules/order-classes/list';
import { listOrderClasses, orderClassFacets } from '@/lib/modules/order-classes/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('orderClasses'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const state = orderClassList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const [page, facets] = await Promise.all([
    forPage(listOrderClasses)(input),
    forPage(orderClassFacets)({ filter: state.filter }),
  ]);
  return <OrderClassList {...{ state, page, facets }} />;
}
