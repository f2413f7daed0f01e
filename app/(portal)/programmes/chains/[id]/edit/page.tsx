import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ChainForm } from '@/components/modules/industry-chains/chain-form';
import { Head } from '@/components/ui/head';
import { getChain } from '@/lib/modules/industry-chains/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('chains'))('form.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('chains');
  const values = await forPage(getChain)(await params);
  if (!values.may.write) forbidden();
  return (
    <>
      <Head title={t('form.edit')} />
      <ChainForm values={values} />
    </>
  );
}
