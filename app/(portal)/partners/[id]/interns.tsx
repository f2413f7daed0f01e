import { PartnerInterns } from '@/components/modules/placements/partner-interns';
import { grantOf } from '@/lib/authz/catalogue';
import { placementsOf } from '@/lib/modules/placements/queries';
import { unitInspections } from '@/lib/modules/placements/units';
import { forPage, pageCtx } from '@/lib/transport/page';

/** The partner's inspections as a unit, for the college's people, and its interns. */
export async function Interns({ id: partnerId }: { id: string }) {
  const { role, scope, today } = await pageCtx();
  const rows = await forPage(placementsOf)({ partnerId });
  const inspections = scope === 'staff' ? await forPage(unitInspections)({ partnerId }) : null;
  const may = {
    write: grantOf(role, 'placements.write') !== null,
    decide: grantOf(role, 'placements.approve') !== null,
  };
  return <PartnerInterns {...{ partnerId, rows, inspections, today, may }} />;
}
