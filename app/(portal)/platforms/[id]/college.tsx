import { YearsPanel } from '@/components/modules/college-years/years-panel';
import { CollegeCourses } from '@/components/modules/courses/college-courses';
import { TeamPanel } from '@/components/modules/teams/team-panel';
import { ClientMessages } from '@/components/shell/client-messages';
import { yearsOf } from '@/lib/modules/college-years/queries';
import { courseChoices, coursesOfCollege } from '@/lib/modules/courses/queries';
import { staffOptions } from '@/lib/modules/people/queries';
import { teamOf } from '@/lib/modules/teams/queries';
import { forPage } from '@/lib/transport/page';

type Props = { platformId: string; today: string; mayWrite: boolean; staff: boolean };

/** What an industry college has on its page beside the others: its courses, and for the college's people who teaches them, and how each year went. */
export async function College({ platformId, today, mayWrite, staff }: Props) {
  const courses = await forPage(coursesOfCollege)({ platformId });
  const programmes = mayWrite ? await forPage(courseChoices)({}) : [];
  const team = staff ? await forPage(teamOf)({ platformId }) : null;
  const years = staff ? await forPage(yearsOf)({ platformId }) : [];
  const people = mayWrite ? await forPage(staffOptions)({}) : [];
  return (
    <>
      <CollegeCourses {...courses} {...{ platformId, programmes, mayWrite }} members={team?.rows ?? []} />
      {team && (
        <ClientMessages namespaces={['teams', 'college-years']}>
          <TeamPanel {...team} {...{ platformId, people, today, mayWrite }} />
          <YearsPanel rows={years} {...{ platformId, today, mayWrite }} />
        </ClientMessages>
      )}
    </>
  );
}
