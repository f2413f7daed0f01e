import { getTranslations } from 'next-intl/server';
import { RequestList } from '@/components/modules/room-requests/request-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { requestList } from '@/lib/modules/room-requests/list';
import { listRequests, requestFacets } from '@/lib/modules/room-requests/queries';
import { readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('roomRequests'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const state = requestList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets } = await readPage(async (read) => ({
    page: await read(listRequests, input),
    facets: await read(requestFacets, { filter: state.filter }),
  }));
  return (
    <ClientMessages namespaces={['roomRequests']}>
      <RequestList {...{ state, page, facets }} />
    </ClientMessages>
  );
}
