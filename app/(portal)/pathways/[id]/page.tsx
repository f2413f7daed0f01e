import { PathwayScreen } from '@/components/modules/pathways/pathway-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { getPathway, pathwayTimeline } from '@/lib/modules/pathways/record';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getPathway)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { scope, today } = await pageCtx();
  const staff = scope === 'staff';
  const pathway = await forPage(getPathway)({ id });
  const { history, files } = await readPage(async (read) => ({
    history: staff ? await read(pathwayTimeline, { id }) : null,
    files: staff ? await read(listAttachments, { pathwayClassId: id }) : null,
  }));
  return <PathwayScreen {...{ pathway, today, history, files }} />;
}
