import { PartnerEquipment } from '@/components/modules/equipment/partner-equipment';
import { PartnerInterns } from '@/components/modules/placements/partner-interns';
import { grantOf } from '@/lib/authz/catalogue';
import { listEquipment } from '@/lib/modules/equipment/queries';
import type { PartnerTab } from '@/lib/modules/partners/list';
import { placementsOf } from '@/lib/modules/placements/queries';
import { unitInspections } from '@/lib/modules/placements/units';
import { forPage, pageCtx } from '@/lib/transport/page';
import { Vacancies } from '../../vacancies/of';

/** What other modules have of the partner at the tab. */
export function Hanging({ tab, id }: { tab: PartnerTab; id: string }) {
  if (tab === 'interns') return <Interns id={id} />;
  if (tab === 'platforms') return <Equipment id={id} />;
  return tab === 'vacancies' ? <Vacancies kind="partner" id={id} /> : null;
}

/** Its equipment in the college's centres and bases, for the college's people. */
async function Equipment({ id: partnerId }: { id: string }) {
  const { role, scope } = await pageCtx();
  if (scope !== 'staff' || grantOf(role, 'equipment.read') === null) return null;
  const filter = { partner: [partnerId], state: ['IN_USE'] };
  const { rows, totals } = await forPage(listEquipment)({ filter });
  return <PartnerEquipment {...{ partnerId, rows, totals }} />;
}

/** The partner's inspections as a unit, for the college's people, and its interns. */
async function Interns({ id: partnerId }: { id: string }) {
  const { role, scope, today } = await pageCtx();
  const rows = await forPage(placementsOf)({ partnerId });
  const inspections = scope === 'staff' ? await forPage(unitInspections)({ partnerId }) : null;
  const may = {
    write: grantOf(role, 'placements.write') !== null,
    decide: grantOf(role, 'placements.approve') !== null,
  };
  return <PartnerInterns {...{ partnerId, rows, inspections, today, may }} />;
}
