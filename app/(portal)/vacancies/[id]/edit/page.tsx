import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { VacancyForm } from '@/components/modules/vacancies/vacancy-form';
import { Head } from '@/components/ui/head';
import { newVacancy } from '@/lib/modules/vacancies/queries';
import { getVacancy } from '@/lib/modules/vacancies/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('vacancies'))('form.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('vacancies');
  const values = await forPage(getVacancy)(await params);
  if (!values.may.edit) forbidden();
  const { outsider, programmes } = await forPage(newVacancy)({});
  return (
    <>
      <Head title={t('form.edit')} />
      <VacancyForm {...{ values, programmes, outsider }} />
    </>
  );
}
