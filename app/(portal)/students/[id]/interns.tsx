import { StudentInterns } from '@/components/modules/placements/partner-interns';
import { grantOf } from '@/lib/authz/catalogue';
import { placementsOf } from '@/lib/modules/placements/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

/** The student's internships, for whoever may see them. */
export async function Interns({ id: studentId }: { id: string }) {
  const { role } = await pageCtx();
  if (grantOf(role, 'placements.read') === null) return null;
  const rows = await forPage(placementsOf)({ studentId });
  return <StudentInterns {...{ studentId, rows }} mayWrite={grantOf(role, 'placements.write') !== null} />;
}
