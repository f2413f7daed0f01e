import { MeetingScreen } from '@/components/modules/governance/meeting-record';
import { ProvenIndicators } from '@/components/modules/standards/proven-indicators';
import { ClientMessages } from '@/components/shell/client-messages';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { carryingPeople } from '@/lib/modules/governance/queries';
import { getMeeting, meetingTimeline } from '@/lib/modules/governance/record';
import { indicatorsProven } from '@/lib/modules/standards/evidence';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getMeeting)(await params)).title };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { today } = await pageCtx();
  const meeting = await forPage(getMeeting)({ id });
  const { history, owners, files, proven } = await readPage(async (read) => ({
    history: await read(meetingTimeline, { id }),
    owners: meeting.mayWrite ? await read(carryingPeople, {}) : [],
    files: await read(listAttachments, { meetingId: id }),
    proven: await read(indicatorsProven, { kind: 'MEETING', recordId: id }),
  }));
  return (
    <ClientMessages namespaces={['governance']}>
      <MeetingScreen {...{ meeting, history, owners, today, files }}>
        <ProvenIndicators rows={proven} />
      </MeetingScreen>
    </ClientMessages>
  );
}
