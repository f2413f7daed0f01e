import { PartnerInterns } from '@/components/modules/placements/partner-interns';
import { grantOf } from '@/lib/authz/catalogue';
import type { PartnerTab } from '@/lib/modules/partners/list';
import { placementsOf } from '@/lib/modules/placements/queries';
import { unitInspections } from '@/lib/modules/placements/units';
import { forPage, pageCtx } from '@/lib/transport/page';
import { Vacancies } from '../../vacancies/of';

/** What other modules have of the partner at the tab. */
export function Hanging({ tab, id }: { tab: PartnerTab; id: string }) {
  if (tab === 'interns') return <Interns id={id} />;
  return tab === 'vacancies' ? <Vacancies kind="partner" id={id} /> : null;
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
