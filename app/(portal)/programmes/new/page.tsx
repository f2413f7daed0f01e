import { getTranslations } from 'next-intl/server';
import { ProgrammeForm } from '@/components/modules/programmes/programme-form';
import { Head } from '@/components/ui/head';
import { departmentOptions } from '@/lib/modules/people/queries';
import { chainOptions, newProgramme } from '@/lib/modules/programmes/queries';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('programmes'))('form.new') };
}

export default async function Page() {
  const t = await getTranslations('programmes');
  const [values, departments, chains] = await Promise.all([
    forPage(newProgramme)({}),
    forPage(departmentOptions)({}),
    forPage(chainOptions)({}),
  ]);
  return (
    <>
      <Head title={t('form.new')} />
      <ProgrammeForm {...{ values, departments, chains }} />
    </>
  );
}
