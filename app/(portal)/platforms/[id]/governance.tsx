import { MeetingsPanel } from '@/components/modules/governance/meetings-panel';
import { TasksPanel } from '@/components/modules/tasks/tasks-panel';
import { ClientMessages } from '@/components/shell/client-messages';
import { carryingPeople, meetingsOf } from '@/lib/modules/governance/queries';
import { tasksOf } from '@/lib/modules/tasks/queries';
import { forPage } from '@/lib/transport/page';

type Props = { platformId: string; today: string; mayWrite: boolean };

/** What a governed platform has on its page beside the others: its meetings and yearly tasks. */
export async function Governance({ platformId, today, mayWrite }: Props) {
  const meetings = await forPage(meetingsOf)({ platformId });
  const tasks = await forPage(tasksOf)({ platformId });
  const owners = mayWrite ? await forPage(carryingPeople)({}) : [];
  return (
    <ClientMessages namespaces={['governance', 'tasks']}>
      <MeetingsPanel rows={meetings} {...{ platformId, today, mayWrite }} />
      <TasksPanel rows={tasks} {...{ platformId, owners, today, mayWrite }} />
    </ClientMessages>
  );
}
