import { EmploymentScreen } from '@/components/modules/employment/employment-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { employmentTimeline, getEmployment } from '@/lib/modules/employment/record';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getEmployment)(await params)).studentName };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { today } = await pageCtx();
  const employment = await forPage(getEmployment)({ id });
  const { history, files } = await readPage(async (read) => ({
    history: employment.may.edit ? await read(employmentTimeline, { id }) : null,
    files: await read(listAttachments, { employmentId: id }),
  }));
  return <EmploymentScreen {...{ employment, today, history, files }} />;
}
