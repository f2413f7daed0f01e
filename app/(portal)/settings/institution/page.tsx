import { getTranslations } from 'next-intl/server';
import { InstitutionForm } from '@/components/modules/settings/institution-form';
import { Head } from '@/components/ui/head';
import { getInstitution } from '@/lib/modules/settings/queries';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('settings'))('institution.title') };
}

export default async function Page() {
  const t = await getTranslations('settings');
  const values = await forPage(getInstitution)({});
  return (
    <div className="max-w-2xl">
      <Head title={t('institution.title')} />
      <InstitutionForm values={values} />
    </div>
  );
}
