import { MeetingScreen } from '@/components/modules/governance/meeting-record';
import { ClientMessages } from '@/components/shell/client-messages';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { carryingPeople } from '@/lib/modules/governance/queries';
import { getMeeting, meetingTimeline } from '@/lib/modules/governance/record';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getMeeting)(await params)).title };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { today } = await pageCtx();
  const meeting = await forPage(getMeeting)({ id });
  const { history, owners, files } = await readPage(async (read) => ({
    history: await read(meetingTimeline, { id }),
    owners: meeting.mayWrite ? await read(carryingPeople, {}) : [],
    files: await read(listAttachments, { meetingId: id }),
  }));
  return (
    <ClientMessages namespaces={['governance']}>
      <MeetingScreen {...{ meeting, history, owners, today, files }} />
    </ClientMessages>
  );
}
