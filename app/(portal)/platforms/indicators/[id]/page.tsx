import { IndicatorScreen } from '@/components/modules/standards/indicator-record';
import { ClientMessages } from '@/components/shell/client-messages';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { carryingPeople } from '@/lib/modules/governance/queries';
import { getIndicator, indicatorTimeline } from '@/lib/modules/standards/record';
import { forPage, readPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getIndicator)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const indicator = await forPage(getIndicator)({ id });
  const { history, files, owners } = await readPage(async (read) => ({
    history: await read(indicatorTimeline, { id }),
    files: await read(listAttachments, { standardNodeId: id }),
    owners: indicator.mayWrite ? await read(carryingPeople, {}) : [],
  }));
  return (
    <ClientMessages namespaces={['standards']}>
      <IndicatorScreen {...{ indicator, history, files, owners }} />
    </ClientMessages>
  );
}
