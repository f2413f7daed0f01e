import { ClassSessions } from '@/components/modules/centres/class-sessions';
import { OrderClassScreen } from '@/components/modules/order-classes/order-class-record';
import { ProvenIndicators } from '@/components/modules/standards/proven-indicators';
import { RosterPanel } from '@/components/modules/students/roster-panel';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { classSessions } from '@/lib/modules/centres/queries';
import { getOrderClass, orderClassTimeline } from '@/lib/modules/order-classes/record';
import { indicatorsProven } from '@/lib/modules/standards/evidence';
import { classRoster } from '@/lib/modules/students/rosters';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getOrderClass)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { scope, today } = await pageCtx();
  const staff = scope === 'staff';
  const orderClass = await forPage(getOrderClass)({ id });
  const { history, files, roster, proven, sessions } = await readPage(async (read) => ({
    history: staff ? await read(orderClassTimeline, { id }) : null,
    files: staff ? await read(listAttachments, { orderClassId: id }) : null,
    proven: staff ? await read(indicatorsProven, { kind: 'ORDER_CLASS', recordId: id }) : [],
    roster: await read(classRoster, { orderClassId: id }),
    sessions: await read(classSessions, { orderClassId: id }),
  }));
  return (
    <OrderClassScreen {...{ orderClass, today, history, files }}>
      <RosterPanel
        {...roster}
        {...{ orderClassId: id, today, plannedSeats: orderClass.plannedSeats }}
        apprenticeship={orderClass.kind === 'APPRENTICESHIP'}
      />
      <ClassSessions {...sessions} orderClassId={id} />
      <ProvenIndicators rows={proven} />
    </OrderClassScreen>
  );
}
