import { ProgrammeScreen } from '@/components/modules/programmes/programme-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { getProgramme, programmeTimeline } from '@/lib/modules/programmes/record';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getProgramme)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { today } = await pageCtx();
  const programme = await forPage(getProgramme)({ id });
  const history = await forPage(programmeTimeline)({ id });
  const files = await forPage(listAttachments)({ programmeId: id });
  return <ProgrammeScreen {...{ programme, today, history, files }} />;
}
