import { getTranslations } from 'next-intl/server';
import { PlacementForm } from '@/components/modules/placements/placement-form';
import { StudentSought } from '@/components/modules/placements/student-sought';
import { Head } from '@/components/ui/head';
import { newPlacement, placementChoices } from '@/lib/modules/placements/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ plan?: string; student?: string; no?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('placements'))('form.new') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('placements');
  const { plan: planId, student: studentId, no: studentNo } = await searchParams;
  const { student, sought, values } = await forPage(newPlacement)({ planId, studentId, studentNo });
  const who = student && { studentId: student.id, studentName: `${student.name} ${student.studentNo}` };
  return (
    <>
      <Head title={t('form.new')} />
      {who ? (
        <PlacementForm values={{ ...values, ...who }} {...(await forPage(placementChoices)({}))} />
      ) : (
        <StudentSought no={studentNo} planId={planId} missed={sought} />
      )}
    </>
  );
}
