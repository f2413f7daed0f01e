import { getTranslations } from 'next-intl/server';
import { HomeScreen } from '@/components/modules/home/home-screen';
import { homeTodos } from '@/lib/modules/home/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('home'))('title') };
}

export default async function Page() {
  const { role, actor, partnerId } = await pageCtx();
  const { today, groups } = await forPage(homeTodos)({});
  return <HomeScreen role={role} name={actor} partnerId={partnerId} today={today} groups={groups} />;
}
