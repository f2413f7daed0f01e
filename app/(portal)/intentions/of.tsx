import { IntentionMatches } from '@/components/modules/intentions/matches';
import { StudentIntention } from '@/components/modules/intentions/student-intention';
import { grantOf } from '@/lib/authz/catalogue';
import { matchesOfVacancy } from '@/lib/modules/intentions/matches';
import { intentionOf } from '@/lib/modules/intentions/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

/** Graduates who look for what a vacancy offers, for the college's people who may see them. */
export async function Graduates({ vacancyId }: { vacancyId: string }) {
  const { role, scope } = await pageCtx();
  if (scope !== 'staff' || grantOf(role, 'intentions.read') === null) return null;
  return <IntentionMatches matches={await forPage(matchesOfVacancy)({ vacancyId })} />;
}

/** What a student looks for, for whoever may see it. */
export async function Looking({ id: studentId, studentNo }: { id: string; studentNo: string }) {
  const { role } = await pageCtx();
  if (grantOf(role, 'intentions.read') === null) return null;
  const intention = await forPage(intentionOf)({ studentId });
  return <StudentIntention {...{ intention, studentNo }} mayWrite={grantOf(role, 'intentions.write') !== null} />;
}
