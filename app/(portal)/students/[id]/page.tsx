import { StudentScreen } from '@/components/modules/students/student-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { getStudent, studentTimeline } from '@/lib/modules/students/record';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';
import { Looking } from '../../intentions/of';
import { Interns } from './interns';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getStudent)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { scope, today } = await pageCtx();
  const staff = scope === 'staff';
  const student = await forPage(getStudent)({ id });
  const { history, files } = await readPage(async (read) => ({
    history: staff ? await read(studentTimeline, { id }) : null,
    files: staff ? await read(listAttachments, { studentId: id }) : null,
  }));
  return (
    <StudentScreen {...{ student, today, history, files }}>
      <Interns id={id} />
      <Looking id={id} studentNo={student.studentNo} />
    </StudentScreen>
  );
}
