import { NeedScreen } from '@/components/modules/needs/need-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { getNeed, needTimeline } from '@/lib/modules/needs/record';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';
import { Vacancies } from '../../vacancies/of';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getNeed)(await params)).title };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { scope } = await pageCtx();
  const need = await forPage(getNeed)({ id });
  const { history, files } = await readPage(async (read) => ({
    history: scope === 'staff' ? await read(needTimeline, { id }) : null,
    files: await read(listAttachments, { needId: id }),
  }));
  return (
    <NeedScreen {...{ need, history, files }}>{need.kind === 'TALENT' && <Vacancies kind="need" id={id} />}</NeedScreen>
  );
}
