import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PathwayForm } from '@/components/modules/pathways/pathway-form';
import { Head } from '@/components/ui/head';
import { pathwayChoices } from '@/lib/modules/pathways/queries';
import { getPathway } from '@/lib/modules/pathways/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('pathways'))('form.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('pathways');
  const values = await forPage(getPathway)(await params);
  if (!values.may.write) forbidden();
  const { school: _school, ...choices } = await forPage(pathwayChoices)({});
  return (
    <>
      <Head title={t('form.edit')} />
      <PathwayForm values={values} {...choices} />
    </>
  );
}
