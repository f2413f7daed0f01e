import { getTranslations } from 'next-intl/server';
import { NeededScreen } from '@/components/modules/posts/needed-screen';
import { postsNeeded } from '@/lib/modules/posts/needed';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('posts'))('needed.title') };
}

export default async function Page() {
  return <NeededScreen needed={await forPage(postsNeeded)({})} />;
}
