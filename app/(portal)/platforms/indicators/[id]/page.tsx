import { IndicatorScreen } from '@/components/modules/standards/indicator-record';
import { ClientMessages } from '@/components/shell/client-messages';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { carryingPeople } from '@/lib/modules/governance/queries';
import { getIndicator, indicatorTimeline } from '@/lib/modules/standards/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getIndicator)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const indicator = await forPage(getIndicator)({ id });
  const history = await forPage(indicatorTimeline)({ id });
  const files = await forPage(listAttachments)({ standardNodeId: id });
  const owners = indicator.mayWrite ? await forPage(carryingPeople)({}) : [];
  return (
    <ClientMessages namespaces={['standards']}>
      <IndicatorScreen {...{ indicator, history, files, owners }} />
    </ClientMessages>
  );
}
