import { InspectionsPanel } from '@/components/modules/inspections/inspections-panel';
import { ClientMessages } from '@/components/shell/client-messages';
import { inspectionsOf } from '@/lib/modules/inspections/queries';
import { forPage } from '@/lib/transport/page';

type Props = { platformId: string; today: string; mayWrite: boolean };

/** What a training base has on its page beside the others: its safety inspections. */
export async function Inspections({ platformId, today, mayWrite }: Props) {
  const inspections = await forPage(inspectionsOf)({ platformId });
  return (
    <ClientMessages namespaces={['inspections']}>
      <InspectionsPanel {...inspections} {...{ platformId, today, mayWrite }} />
    </ClientMessages>
  );
}
