import { getTranslations } from 'next-intl/server';
import { CallList } from '@/components/modules/following/call-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { callsToday, latestVisits } from '@/lib/modules/following/queries';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('following'))('today.title') };
}

export default async function Page() {
  const rows = await forPage(callsToday)({});
  const visits = await forPage(latestVisits)({});
  return (
    <ClientMessages namespaces={['following', 'students']}>
      <CallList {...{ rows, visits }} />
    </ClientMessages>
  );
}
