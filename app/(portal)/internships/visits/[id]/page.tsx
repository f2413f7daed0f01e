import { InternVisitScreen } from '@/components/modules/following/visit-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { getInternVisit, internVisitTimeline } from '@/lib/modules/following/queries';
import { forPage, readPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getInternVisit)(await params)).partner.name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const visit = await forPage(getInternVisit)({ id });
  const { history, files } = await readPage(async (read) => ({
    history: await read(internVisitTimeline, { id }),
    files: await read(listAttachments, { internVisitId: id }),
  }));
  return <InternVisitScreen {...{ visit, history, files }} />;
}
