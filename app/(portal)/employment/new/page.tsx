import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EmploymentForm } from '@/components/modules/employment/employment-form';
import { Head } from '@/components/ui/head';
import { grantOf } from '@/lib/authz/catalogue';
import { pageCtx } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('employment'))('form.new') };
}

export default async function Page() {
  const t = await getTranslations('employment');
  const { role } = await pageCtx();
  if (grantOf(role, 'employment.write') === null) forbidden();
  return (
    <>
      <Head title={t('form.new')} lede={t('form.partnerHint')} />
      <EmploymentForm values={{}} />
    </>
  );
}
