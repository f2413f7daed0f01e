import { getTranslations } from 'next-intl/server';
import { NeedForm } from '@/components/modules/needs/need-form';
import { Head } from '@/components/ui/head';
import { newNeed } from '@/lib/modules/needs/queries';
import { departmentOptions } from '@/lib/modules/people/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ partner?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('needs'))('titles.new') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('needs');
  const { partner: partnerId } = await searchParams;
  const { today, outsider, departmentId, partner } = await forPage(newNeed)({ partnerId });
  const values = { raisedOn: today, departmentId, partnerId: partner?.id, partnerName: partner?.name };
  return (
    <>
      <Head title={t('titles.new')} />
      <NeedForm {...{ values, today, outsider }} departments={await forPage(departmentOptions)({})} />
    </>
  );
}
