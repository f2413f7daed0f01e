import { PlanScreen } from '@/components/modules/plans/plan-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { getPlan, planTimeline } from '@/lib/modules/plans/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getPlan)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const plan = await forPage(getPlan)({ id });
  const history = await forPage(planTimeline)({ id });
  const files = await forPage(listAttachments)({ planId: id });
  return <PlanScreen {...{ plan, history, files }} />;
}
