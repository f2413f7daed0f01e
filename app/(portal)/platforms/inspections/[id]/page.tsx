import { getTranslations } from 'next-intl/server';
import { InspectionScreen } from '@/components/modules/inspections/inspection-record';
import { ClientMessages } from '@/components/shell/client-messages';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { mendingPeople } from '@/lib/modules/inspections/queries';
import { getInspection, inspectionTimeline } from '@/lib/modules/inspections/record';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  const { inspectedOn, base } = await forPage(getInspection)(await params);
  const t = await getTranslations('inspections');
  return { title: `${base.name} · ${t('title', { day: inspectedOn })}` };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { today } = await pageCtx();
  const inspection = await forPage(getInspection)({ id });
  const history = await forPage(inspectionTimeline)({ id });
  const owners = inspection.mayWrite ? await forPage(mendingPeople)({}) : [];
  const files = await forPage(listAttachments)({ inspectionId: id });
  return (
    <ClientMessages namespaces={['governance', 'inspections']}>
      <InspectionScreen {...{ inspection, history, owners, today, files }} />
    </ClientMessages>
  );
}
