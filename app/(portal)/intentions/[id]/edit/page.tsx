import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { IntentionForm } from '@/components/modules/intentions/intention-form';
import { Head } from '@/components/ui/head';
import { getIntention } from '@/lib/modules/intentions/record';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('intentions'))('form.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('intentions');
  const { scope } = await pageCtx();
  const values = await forPage(getIntention)(await params);
  if (!values.may.edit) forbidden();
  return (
    <>
      <Head title={t('form.edit')} />
      <IntentionForm values={values} self={scope === 'student'} />
    </>
  );
}
