import { StudentVisits } from '@/components/modules/following/student-visits';
import { StudentInterns } from '@/components/modules/placements/partner-interns';
import { grantOf } from '@/lib/authz/catalogue';
import { visitsOfStudent } from '@/lib/modules/following/queries';
import { placementsOf } from '@/lib/modules/placements/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

/** The student's internships, for whoever may see them; teachers' visits to them, for the college's people. */
export async function Interns({ id: studentId }: { id: string }) {
  const { role, scope } = await pageCtx();
  if (grantOf(role, 'placements.read') === null) return null;
  const rows = await forPage(placementsOf)({ studentId });
  const visits = scope === 'staff' && rows.length > 0 ? await forPage(visitsOfStudent)({ studentId }) : null;
  return (
    <>
      <StudentInterns {...{ studentId, rows }} mayWrite={grantOf(role, 'placements.write') !== null} />
      {visits && <StudentVisits visits={visits} />}
    </>
  );
}
