import { getTranslations } from 'next-intl/server';
import { PathwayForm } from '@/components/modules/pathways/pathway-form';
import { Head } from '@/components/ui/head';
import { pathwayChoices } from '@/lib/modules/pathways/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ school?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('pathways'))('form.new') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('pathways');
  const { school: schoolId } = await searchParams;
  const { school, ...choices } = await forPage(pathwayChoices)({ schoolId });
  return (
    <>
      <Head title={t('form.new')} />
      <PathwayForm values={{ schoolId: school?.id, schoolName: school?.name }} {...choices} />
    </>
  );
}
