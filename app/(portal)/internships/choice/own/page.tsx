import { getTranslations } from 'next-intl/server';
import { OwnForm } from '@/components/modules/choices/own-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { Empty, Head } from '@/components/ui/head';
import { myOwnChoices } from '@/lib/modules/choices/own';
import { forPage, pageCtx } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('choices'))('own.ask') };
}

export default async function Page() {
  const t = await getTranslations('choices.own');
  const { plans } = await forPage(myOwnChoices)({});
  const { today } = await pageCtx();
  return (
    <ClientMessages namespaces={['choices']}>
      <Head title={t('ask')} lede={t('lede')} />
      {plans.length > 0 ? <OwnForm {...{ plans, today }} /> : <Empty title={t('noPlans')} hint={t('noPlansHint')} />}
    </ClientMessages>
  );
}
