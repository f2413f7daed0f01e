import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PostForm } from '@/components/modules/posts/post-form';
import { Head } from '@/components/ui/head';
import { newPost } from '@/lib/modules/posts/queries';
import { getPost } from '@/lib/modules/posts/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('posts'))('form.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('posts');
  const values = await forPage(getPost)(await params);
  if (!values.may.edit) forbidden();
  const { outsider, programmes } = await forPage(newPost)({});
  return (
    <>
      <Head title={t('form.edit')} />
      <PostForm {...{ values, programmes, outsider }} />
    </>
  );
}
