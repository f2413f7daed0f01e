import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { OrderClassForm } from '@/components/modules/order-classes/order-class-form';
import { Head } from '@/components/ui/head';
import { orderClassChoices } from '@/lib/modules/order-classes/queries';
import { getOrderClass } from '@/lib/modules/order-classes/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('orderClasses'))('form.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('orderClasses');
  const values = await forPage(getOrderClass)(await params);
  if (!values.may.edit) forbidden();
  return (
    <>
      <Head title={t('form.edit')} />
      <OrderClassForm values={values} {...(await forPage(orderClassChoices)({}))} />
    </>
  );
}
