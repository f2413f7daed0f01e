import { ChainScreen } from '@/components/modules/industry-chains/chain-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { chainTimeline, getChain } from '@/lib/modules/industry-chains/record';
import { forPage, readPage } from '@/lib/transport/page';
import { LinkedClasses } from '../../../linked';
import { LinkedPartners, LinkedProgrammes } from './members';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getChain)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const chain = await forPage(getChain)({ id });
  const { history, files } = await readPage(async (read) => ({
    history: await read(chainTimeline, { id }),
    files: await read(listAttachments, { chainId: id }),
  }));
  return (
    <ChainScreen {...{ chain, history, files }}>
      <LinkedProgrammes code={chain.code} />
      <LinkedPartners code={chain.code} />
      <LinkedClasses filter={{ running: '1', chain: [chain.code] }} />
    </ChainScreen>
  );
}
