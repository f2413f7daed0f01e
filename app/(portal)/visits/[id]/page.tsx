import { ProvenIndicators } from '@/components/modules/standards/proven-indicators';
import { VisitScreen } from '@/components/modules/visits/visit-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { indicatorsProven } from '@/lib/modules/standards/evidence';
import { followUpOwners } from '@/lib/modules/visits/queries';
import { getVisit, visitTimeline } from '@/lib/modules/visits/record';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getVisit)(await params)).subject };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { today } = await pageCtx();
  const visit = await forPage(getVisit)({ id });
  const { history, owners, files, proven } = await readPage(async (read) => ({
    history: await read(visitTimeline, { id }),
    owners: visit.may.write ? await read(followUpOwners, {}) : [],
    files: await read(listAttachments, { visitId: id }),
    proven: await read(indicatorsProven, { kind: 'VISIT', recordId: id }),
  }));
  return (
    <VisitScreen {...{ visit, history, owners, today, files }}>
      <ProvenIndicators rows={proven} />
    </VisitScreen>
  );
}
