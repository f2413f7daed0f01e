import { getTranslations } from 'next-intl/server';
import { MentorWeek } from '@/components/modules/following/mentor-week';
import { HomeScreen } from '@/components/modules/home/home-screen';
import { internsOfWeek } from '@/lib/modules/following/queries';
import { homeTodos } from '@/lib/modules/home/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('home'))('title') };
}

export default async function Page() {
  const { role, actor, partnerId } = await pageCtx();
  if (role === 'MENTOR') return <MentorWeek {...(await forPage(internsOfWeek)({}))} />;
  const { today, groups } = await forPage(homeTodos)({});
  return <HomeScreen role={role} name={actor} partnerId={partnerId} today={today} groups={groups} />;
}
