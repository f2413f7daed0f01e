import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ChainForm } from '@/components/modules/industry-chains/chain-form';
import { Head } from '@/components/ui/head';
import { grantOf } from '@/lib/authz/catalogue';
import { pageCtx } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('chains'))('form.new') };
}

export default async function Page() {
  const t = await getTranslations('chains');
  if (!grantOf((await pageCtx()).role, 'industry-chains.write')) forbidden();
  return (
    <>
      <Head title={t('form.new')} />
      <ChainForm values={{}} />
    </>
  );
}
