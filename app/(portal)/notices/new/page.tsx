import { getTranslations } from 'next-intl/server';
import { NoticeForm } from '@/components/modules/notices/notice-form';
import { Head } from '@/components/ui/head';
import { newNotice } from '@/lib/modules/notices/queries';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('notices'))('form.new') };
}

export default async function Page() {
  const t = await getTranslations('notices');
  const { issuedOn, chains } = await forPage(newNotice)({});
  return (
    <>
      <Head title={t('form.new')} lede={t('form.newHint')} />
      <NoticeForm values={{ issuedOn }} chains={chains} />
    </>
  );
}
