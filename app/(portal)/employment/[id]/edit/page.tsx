import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EmploymentForm } from '@/components/modules/employment/employment-form';
import { Head } from '@/components/ui/head';
import { getEmployment } from '@/lib/modules/employment/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('employment'))('form.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('employment');
  const values = await forPage(getEmployment)(await params);
  if (!values.may.edit) forbidden();
  return (
    <>
      <Head title={t('form.edit')} />
      <EmploymentForm values={values} />
    </>
  );
}
