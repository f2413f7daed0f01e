import { ProgrammeScreen } from '@/components/modules/programmes/programme-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { getProgramme, programmeTimeline } from '@/lib/modules/programmes/record';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';
import { LinkedPathways } from '../../linked';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getProgramme)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { today } = await pageCtx();
  const programme = await forPage(getProgramme)({ id });
  const { history, files } = await readPage(async (read) => ({
    history: await read(programmeTimeline, { id }),
    files: await read(listAttachments, { programmeId: id }),
  }));
  return (
    <ProgrammeScreen {...{ programme, today, history, files }}>
      <LinkedPathways filter={{ programme: [id] }} />
    </ProgrammeScreen>
  );
}
