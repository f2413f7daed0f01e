import { getTranslations } from 'next-intl/server';
import { TransferForm } from '@/components/modules/pathways/transfer-form';
import { Head } from '@/components/ui/head';
import { transferProposals } from '@/lib/modules/pathways/transfer';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('pathways'))('transfer.title') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('pathways');
  const proposals = await forPage(transferProposals)(await params);
  return (
    <>
      <Head
        title={t('transfer.title')}
        count={proposals.name}
        lede={proposals.programme ? t('transfer.lede', { programme: proposals.programme.name }) : t('transfer.without')}
      />
      <TransferForm {...proposals} />
    </>
  );
}
