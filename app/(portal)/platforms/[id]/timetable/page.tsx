import './timetable.css';
import { getTranslations } from 'next-intl/server';
import { Timetable } from '@/components/modules/centres/timetable';
import { ClientMessages } from '@/components/shell/client-messages';
import { isDay } from '@/lib/kernel/day';
import { centreWeek } from '@/lib/modules/centres/timetable';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ on?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('centres'))('timetable.title') };
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const { on } = await searchParams;
  const { today } = await pageCtx();
  const week = await forPage(centreWeek)({ id, on: on && isDay(on) ? on : undefined });
  return (
    <ClientMessages namespaces={['centres']}>
      <Timetable {...{ week, today }} />
    </ClientMessages>
  );
}
