import { getTranslations } from 'next-intl/server';
import { VacancyForm } from '@/components/modules/vacancies/vacancy-form';
import { Head } from '@/components/ui/head';
import { newVacancy } from '@/lib/modules/vacancies/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ partner?: string; post?: string; need?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('vacancies'))('form.new') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('vacancies');
  const { partner: partnerId, post: postId, need: needId } = await searchParams;
  const { outsider, values, programmes } = await forPage(newVacancy)({ partnerId, postId, needId });
  return (
    <>
      <Head title={t('form.new')} lede={t('form.newHint')} />
      <VacancyForm {...{ values, programmes, outsider }} />
    </>
  );
}
