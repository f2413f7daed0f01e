import { PlanScreen } from '@/components/modules/plans/plan-record';
import { grantOf } from '@/lib/authz/catalogue';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { planVisits } from '@/lib/modules/following/queries';
import { getPlan, planTimeline } from '@/lib/modules/plans/record';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getPlan)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const plan = await forPage(getPlan)({ id });
  const { history, visits, files } = await readPage(async (read) => ({
    history: await read(planTimeline, { id }),
    visits: await read(planVisits, { planId: id }),
    files: await read(listAttachments, { planId: id }),
  }));
  const { role, today } = await pageCtx();
  const documents = grantOf(role, 'placements.export') !== null;
  return <PlanScreen {...{ plan, history, files, visits, documents, today }} />;
}
