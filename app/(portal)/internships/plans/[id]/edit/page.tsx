import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PlanForm } from '@/components/modules/plans/plan-form';
import { Head } from '@/components/ui/head';
import { planChoices } from '@/lib/modules/plans/queries';
import { getPlan } from '@/lib/modules/plans/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('plans'))('form.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('plans');
  const values = await forPage(getPlan)(await params);
  if (!values.may.edit) forbidden();
  const { departmentId: _own, ...choices } = await forPage(planChoices)({});
  return (
    <>
      <Head title={t('form.edit')} />
      <PlanForm values={values} {...choices} />
    </>
  );
}
