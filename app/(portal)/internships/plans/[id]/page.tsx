import { PlanScreen } from '@/components/modules/plans/plan-record';
import { grantOf } from '@/lib/authz/catalogue';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { planVisits } from '@/lib/modules/following/queries';
import { getPlan, planTimeline } from '@/lib/modules/plans/record';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getPlan)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const plan = await forPage(getPlan)({ id });
  const history = await forPage(planTimeline)({ id });
  const visits = await forPage(planVisits)({ planId: id });
  const files = await forPage(listAttachments)({ planId: id });
  const documents = grantOf((await pageCtx()).role, 'placements.export') !== null;
  return <PlanScreen {...{ plan, history, files, visits, documents }} />;
}
