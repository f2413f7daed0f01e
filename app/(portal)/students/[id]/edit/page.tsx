import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { StudentForm } from '@/components/modules/students/student-form';
import { Head } from '@/components/ui/head';
import { studentChoices } from '@/lib/modules/students/queries';
import { getStudent } from '@/lib/modules/students/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('students'))('form.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('students');
  const values = await forPage(getStudent)(await params);
  if (!values.may.write) forbidden();
  return (
    <>
      <Head title={t('form.edit')} />
      <StudentForm values={values} {...(await forPage(studentChoices)({}))} />
    </>
  );
}
