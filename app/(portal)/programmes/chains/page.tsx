import { getTranslations } from 'next-intl/server';
import { ChainTable } from '@/components/modules/programmes/chain-table';
import { industryChains } from '@/lib/modules/programmes/chains';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('programmes'))('chains.title') };
}

export default async function Page() {
  return <ChainTable rows={await forPage(industryChains)({})} />;
}
