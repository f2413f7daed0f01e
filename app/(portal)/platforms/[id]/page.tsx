import { CollegeCourses } from '@/components/modules/courses/college-courses';
import { PlatformScreenView } from '@/components/modules/platforms/platform-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { courseChoices, coursesOfCollege } from '@/lib/modules/courses/queries';
import { GOVERNED_KINDS } from '@/lib/modules/governance/words';
import { getPlatform, platformTimeline } from '@/lib/modules/platforms/record';
import { forPage, pageCtx } from '@/lib/transport/page';
import { Governance } from './governance';
import { Inspections } from './inspections';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getPlatform)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { scope, today } = await pageCtx();
  const staff = scope === 'staff';
  const platform = await forPage(getPlatform)({ id });
  const history = staff ? await forPage(platformTimeline)({ id }) : null;
  const files = staff ? await forPage(listAttachments)({ platformId: id }) : null;
  const college = platform.kind === 'INDUSTRY_COLLEGE' ? await forPage(coursesOfCollege)({ platformId: id }) : null;
  const programmes = college && platform.may.write ? await forPage(courseChoices)({}) : [];
  const governed = staff && GOVERNED_KINDS.some((kind) => kind === platform.kind);
  return (
    <PlatformScreenView {...{ platform, today, history, files }}>
      {college && <CollegeCourses platformId={id} {...college} {...{ programmes }} mayWrite={platform.may.write} />}
      {governed && <Governance platformId={id} today={today} mayWrite={platform.may.write} />}
      {staff && platform.kind === 'TRAINING_BASE' && (
        <Inspections platformId={id} today={today} mayWrite={platform.may.write} />
      )}
    </PlatformScreenView>
  );
}
