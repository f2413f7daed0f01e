import { OrderClassScreen } from '@/components/modules/order-classes/order-class-record';
import { getOrderClass } from '@/lib/modules/order-classes/record';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getOrderClass)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { today } = await pageCtx();
  const orderClass = await forPage(getOrderClass)(await params);
  return <OrderClassScreen {...{ orderClass, today }} />;
}
