import { getTranslations } from 'next-intl/server';
import { EquipmentList } from '@/components/modules/equipment/equipment-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { equipmentList } from '@/lib/modules/equipment/list';
import { equipmentFacets, listEquipment } from '@/lib/modules/equipment/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('equipment'))('list.title') };
}

export default async function Page({ searchParams }: Props) {
  const { role, today } = await pageCtx();
  const state = equipmentList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const page = await forPage(listEquipment)(input);
  const facets = await forPage(equipmentFacets)({ filter: state.filter });
  const may = {
    import: grantOf(role, 'equipment.import') !== null,
    export: grantOf(role, 'equipment.export') !== null,
  };
  return (
    <ClientMessages namespaces={['equipment']}>
      <EquipmentList {...{ state, page, facets, today, may }} />
    </ClientMessages>
  );
}
