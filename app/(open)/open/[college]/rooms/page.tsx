import { getTranslations } from 'next-intl/server';
import { OpenBusy } from '@/components/modules/open/open-records';
import { OpenRoomsScreen } from '@/components/modules/open/open-rooms';
import { openCentres } from '@/lib/modules/open/rooms';
import { forOpen } from '@/lib/transport/open';

type Props = { params: Promise<{ college: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('open'))('rooms.title') };
}

export default async function Page({ params }: Props) {
  const { college: code } = await params;
  const found = await forOpen(code, openCentres, {});
  return found ? <OpenRoomsScreen {...found} code={code} /> : <OpenBusy />;
}
