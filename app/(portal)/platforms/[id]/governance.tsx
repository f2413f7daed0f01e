import { MeetingsPanel } from '@/components/modules/governance/meetings-panel';
import { ClientMessages } from '@/components/shell/client-messages';
import { meetingsOf } from '@/lib/modules/governance/queries';
import { forPage } from '@/lib/transport/page';

type Props = { platformId: string; today: string; mayWrite: boolean };

/** What a governed platform has on its page beside the others: its meetings. */
export async function Governance({ platformId, today, mayWrite }: Props) {
  const meetings = await forPage(meetingsOf)({ platformId });
  return (
    <ClientMessages namespaces={['governance']}>
      <MeetingsPanel rows={meetings} {...{ platformId, today, mayWrite }} />
    </ClientMessages>
  );
}
