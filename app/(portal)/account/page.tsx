import { getTranslations } from 'next-intl/server';
import { AccountScreen } from '@/components/modules/account/account-screen';
import { ClientMessages } from '@/components/shell/client-messages';
import { Head } from '@/components/ui/head';
import { getAccount } from '@/lib/modules/account/queries';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('account'))('title') };
}

export default async function Page() {
  const t = await getTranslations('account');
  const account = await forPage(getAccount)({});
  return (
    <ClientMessages namespaces={['account', 'auth']}>
      <Head title={t('title')} lede={t('lede')} />
      <AccountScreen account={account} />
    </ClientMessages>
  );
}
