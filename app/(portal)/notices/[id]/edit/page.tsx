import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NoticeForm } from '@/components/modules/notices/notice-form';
import { Head } from '@/components/ui/head';
import { newNotice } from '@/lib/modules/notices/queries';
import { getNotice } from '@/lib/modules/notices/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('notices'))('form.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('notices');
  const values = await forPage(getNotice)(await params);
  if (!values.may.edit) forbidden();
  const { chains } = await forPage(newNotice)({});
  return (
    <>
      <Head title={t('form.edit')} />
      <NoticeForm {...{ values, chains }} />
    </>
  );
}
