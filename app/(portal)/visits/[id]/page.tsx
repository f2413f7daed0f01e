import { VisitScreen } from '@/components/modules/visits/visit-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
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
  const { history, owners, files } = await readPage(async (read) => ({
    history: await read(visitTimeline, { id }),
    owners: visit.may.write ? await read(followUpOwners, {}) : [],
    files: await read(listAttachments, { visitId: id }),
  }));
  return <VisitScreen {...{ visit, history, owners, today, files }} />;
}
