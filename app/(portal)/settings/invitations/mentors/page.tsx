import { getTranslations } from 'next-intl/server';
import { InviteMentors } from '@/components/modules/settings/invite-mentors';
import { Empty, Head } from '@/components/ui/head';
import { mentorsToInvite } from '@/lib/processes/invite-mentors';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('settings'))('mentors.title') };
}

export default async function Page() {
  const t = await getTranslations('settings.mentors');
  const { rows, total } = await forPage(mentorsToInvite)({});
  return (
    <>
      <Head title={t('title')} count={t('count', { count: total })} lede={t('intro')} />
      <InviteMentors mentors={rows} none={<Empty title={t('none')} hint={t('noneHint')} />} />
    </>
  );
}
