import { EquipmentPanel } from '@/components/modules/equipment/equipment-panel';
import { ClientMessages } from '@/components/shell/client-messages';
import { equipmentOf } from '@/lib/modules/equipment/queries';
import { forPage } from '@/lib/transport/page';

/** What a practice centre or training base has on its page beside the others: its equipment. */
export async function Equipment({ platformId, today }: { platformId: string; today: string }) {
  const equipment = await forPage(equipmentOf)({ platformId });
  return (
    <ClientMessages namespaces={['equipment']}>
      <EquipmentPanel {...equipment} {...{ platformId, today }} />
    </ClientMessages>
  );
}
