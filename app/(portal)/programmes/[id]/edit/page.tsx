import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ProgrammeForm } from '@/components/modules/programmes/programme-form';
import { Head } from '@/components/ui/head';
import { departmentOptions } from '@/lib/modules/people/queries';
import { chainOptions } from '@/lib/modules/programmes/queries';
import { getProgramme } from '@/lib/modules/programmes/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('programmes'))('form.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('programmes');
  const values = await forPage(getProgramme)(await params);
  if (!values.may.write) forbidden();
  const [departments, chains] = await Promise.all([forPage(departmentOptions)({}), forPage(chainOptions)({})]);
  return (
    <>
      <Head title={t('form.edit')} />
      <ProgrammeForm {...{ values, departments, chains }} />
    </>
  );
}
