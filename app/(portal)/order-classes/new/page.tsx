import { getTranslations } from 'next-intl/server';
import { OrderClassForm } from '@/components/modules/order-classes/order-class-form';
import { Head } from '@/components/ui/head';
import { newOrderClass, orderClassChoices } from '@/lib/modules/order-classes/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ partner?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('orderClasses'))('form.new') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('orderClasses');
  const { partner: partnerId } = await searchParams;
  const { partner, departmentId, gradeYear, outsider } = await forPage(newOrderClass)({ partnerId });
  const values = { departmentId, gradeYear, partnerId: partner?.id, partnerName: partner?.name };
  return (
    <>
      <Head title={t(outsider ? 'form.ask' : 'form.new')} lede={t(outsider ? 'form.askHint' : 'form.newHint')} />
      <OrderClassForm values={values} {...(await forPage(orderClassChoices)({}))} />
    </>
  );
}
