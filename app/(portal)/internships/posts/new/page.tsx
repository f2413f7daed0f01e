import { getTranslations } from 'next-intl/server';
import { PostForm } from '@/components/modules/posts/post-form';
import { Head } from '@/components/ui/head';
import { newPost } from '@/lib/modules/posts/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ partner?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('posts'))('form.new') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('posts');
  const { partner: partnerId } = await searchParams;
  const { outsider, partner, programmes, validFrom, validTo } = await forPage(newPost)({ partnerId });
  const values = { partnerId: partner?.id, partnerName: partner?.name, validFrom, validTo };
  return (
    <>
      <Head title={t('form.new')} lede={t('form.newHint')} />
      <PostForm {...{ values, programmes, outsider }} />
    </>
  );
}
