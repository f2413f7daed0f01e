import { CouncilPanel } from '@/components/modules/governance/council-panel';
import { MeetingsPanel } from '@/components/modules/governance/meetings-panel';
import { ProvenIndicators } from '@/components/modules/standards/proven-indicators';
import { StandardPanel } from '@/components/modules/standards/standard-panel';
import { TasksPanel } from '@/components/modules/tasks/tasks-panel';
import { ClientMessages } from '@/components/shell/client-messages';
import { councilOf } from '@/lib/modules/governance/council';
import { carryingPeople, meetingsOf } from '@/lib/modules/governance/queries';
import { indicatorsProven } from '@/lib/modules/standards/evidence';
import { treeOf } from '@/lib/modules/standards/queries';
import { tasksOf } from '@/lib/modules/tasks/queries';
import { forPage } from '@/lib/transport/page';

/** The council of a platform of today, with its charter and rules. */
export async function CouncilPart({ platformId }: { platformId: string }) {
  return <CouncilPanel council={await forPage(councilOf)({ platformId })} />;
}

/** The indicators of which a platform is evidence: a centre or a base proves what its consortium says. */
export async function Proven({ platformId }: { platformId: string }) {
  return <ProvenIndicators rows={await forPage(indicatorsProven)({ kind: 'PLATFORM', recordId: platformId })} />;
}

type Props = { platformId: string; today: string; mayWrite: boolean };

/** What a governed platform has on its page beside the others: its meetings, yearly tasks and indicators. */
export async function Governance({ platformId, today, mayWrite }: Props) {
  const meetings = await forPage(meetingsOf)({ platformId });
  const tasks = await forPage(tasksOf)({ platformId });
  const tree = await forPage(treeOf)({ platformId });
  const owners = mayWrite ? await forPage(carryingPeople)({}) : [];
  return (
    <ClientMessages namespaces={['governance', 'tasks']}>
      <MeetingsPanel rows={meetings} {...{ platformId, today, mayWrite }} />
      <TasksPanel rows={tasks} {...{ platformId, owners, today, mayWrite }} />
      <StandardPanel tree={tree} />
    </ClientMessages>
  );
}
