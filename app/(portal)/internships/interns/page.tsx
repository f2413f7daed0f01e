import { getTranslations } from 'next-intl/server';
import { MentorWeek } from '@/components/modules/following/mentor-week';
import { internsOfWeek } from '@/lib/modules/following/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ week?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('following'))('week.interns') };
}

export default async function Page({ searchParams }: Props) {
  const { week: weekOn } = await searchParams;
  return <MentorWeek {...(await forPage(internsOfWeek)({ weekOn }))} />;
}
