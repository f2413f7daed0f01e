import { HealthScreen } from '@/components/modules/documents/health-sheet';
import { grantOf } from '@/lib/authz/catalogue';
import { healthSheet } from '@/lib/modules/documents/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(healthSheet)({ planId: (await params).id })).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { role, today } = await pageCtx();
  const sheet = await forPage(healthSheet)({ planId: id });
  const pdf = grantOf(role, 'placements.export') ? `/api/plans/${id}/health` : null;
  return <HealthScreen {...{ sheet, today, pdf }} back={`/internships/plans/${id}`} />;
}
