import { getTranslations } from 'next-intl/server';
import { PlanForm } from '@/components/modules/plans/plan-form';
import { Head } from '@/components/ui/head';
import { planChoices } from '@/lib/modules/plans/queries';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('plans'))('form.new') };
}

export default async function Page() {
  const t = await getTranslations('plans');
  const { departmentId, ...choices } = await forPage(planChoices)({});
  return (
    <>
      <Head title={t('form.new')} />
      <PlanForm values={{ departmentId }} {...choices} />
    </>
  );
}
