import { getTranslations } from 'next-intl/server';
import { OpenBusy } from '@/components/modules/open/open-records';
import { OpenRequestScreen } from '@/components/modules/open/open-request';
import { ClientMessages } from '@/components/shell/client-messages';
import { env } from '@/lib/env';
import { openRequest } from '@/lib/modules/open/rooms';
import { forOpen } from '@/lib/transport/open';

type Props = { params: Promise<{ college: string; token: string }> };

// What was asked for is nobody's business but the asker's: no search engine, no address given on.
export async function generateMetadata() {
  const title = (await getTranslations('open'))('rooms.title');
  return { title, referrer: 'same-origin' as const, robots: { index: false, follow: false } };
}

export default async function Page({ params }: Props) {
  const { college: code, token } = await params;
  const request = await forOpen(code, openRequest, { token });
  if (!request) return <OpenBusy />;
  const url = new URL(`/open/${code}/requests/${token}`, env().APP_URL).href;
  return (
    <ClientMessages namespaces={['open']}>
      <OpenRequestScreen {...{ request, code, token, url }} />
    </ClientMessages>
  );
}
