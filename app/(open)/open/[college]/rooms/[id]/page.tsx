import { getTranslations } from 'next-intl/server';
import { OpenBusy } from '@/components/modules/open/open-records';
import { OpenRoomScreen } from '@/components/modules/open/open-rooms';
import { ClientMessages } from '@/components/shell/client-messages';
import { isDay } from '@/lib/kernel/day';
import { openRoom } from '@/lib/modules/open/rooms';
import { forOpen } from '@/lib/transport/open';

type Query = Record<'on' | 'day' | 'from' | 'to', string | string[] | undefined>;
type Props = { params: Promise<{ college: string; id: string }>; searchParams: Promise<Query> };

export async function generateMetadata() {
  return { title: (await getTranslations('open'))('rooms.title') };
}

// Tolerant: what the address does not say rightly is not chosen.
const day = (text: Query['on']) => (typeof text === 'string' && isDay(text) ? text : undefined);
const time = (text: Query['from']) => (typeof text === 'string' && /^\d\d:\d\d$/.test(text) ? text : undefined);

export default async function Page({ params, searchParams }: Props) {
  const { college: code, id } = await params;
  const asked = await searchParams;
  const room = await forOpen(code, openRoom, { id, on: day(asked.on) });
  const chosen = { day: day(asked.day), from: time(asked.from), to: time(asked.to) };
  if (!room) return <OpenBusy />;
  return (
    <ClientMessages namespaces={['open']}>
      <OpenRoomScreen {...{ room, code, chosen }} />
    </ClientMessages>
  );
}
