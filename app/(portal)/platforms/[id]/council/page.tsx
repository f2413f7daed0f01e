import { getTranslations } from 'next-intl/server';
import { CouncilScreen } from '@/components/modules/governance/council-screen';
import { ClientMessages } from '@/components/shell/client-messages';
import { isDay } from '@/lib/kernel/day';
import { councilOf, councilTimeline } from '@/lib/modules/governance/council';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('governance'))('council.title') };
}

export default async function Page({ params, searchParams }: Props) {
  const { id: platformId } = await params;
  const { on } = await searchParams;
  const { today } = await pageCtx();
  const { council, history } = await readPage(async (read) => ({
    council: await read(councilOf, { platformId, on: typeof on === 'string' && isDay(on) ? on : null }),
    history: await read(councilTimeline, { platformId }),
  }));
  return (
    <ClientMessages namespaces={['governance']}>
      <CouncilScreen {...{ council, history, today }} />
    </ClientMessages>
  );
}
