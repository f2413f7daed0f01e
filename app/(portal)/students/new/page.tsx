import { getTranslations } from 'next-intl/server';
import { StudentForm } from '@/components/modules/students/student-form';
import { Head } from '@/components/ui/head';
import { studentChoices } from '@/lib/modules/students/queries';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('students'))('form.new') };
}

export default async function Page() {
  const t = await getTranslations('students');
  const choices = await forPage(studentChoices)({});
  return (
    <>
      <Head title={t('form.new')} />
      <StudentForm values={{}} {...choices} />
    </>
  );
}
