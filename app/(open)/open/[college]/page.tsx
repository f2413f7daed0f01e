import { getTranslations } from 'next-intl/server';
import { OpenScreen } from '@/components/modules/open/open-page';
import { OpenBusy } from '@/components/modules/open/open-records';
import { openPage } from '@/lib/modules/open/queries';
import { forOpen } from '@/lib/transport/open';

type Query = { q?: string | string[]; page?: string | string[] };
type Props = { params: Promise<{ college: string }>; searchParams: Promise<Query> };

export async function generateMetadata() {
  return { title: (await getTranslations('open'))('title') };
}

// Tolerant like a list's address: what it does not understand is left out.
function read({ q, page }: Query): { q: string; page: number } {
  const at = typeof page === 'string' && /^\d{1,3}$/.test(page) ? Number(page) : 1;
  return { q: typeof q === 'string' ? q.replaceAll('\u0000', '').trim().slice(0, 100) : '', page: Math.max(1, at) };
}

export default async function Page({ params, searchParams }: Props) {
  const { college: code } = await params;
  const input = read(await searchParams);
  const page = await forOpen(code, openPage, input);
  return page ? <OpenScreen {...{ page, code }} q={input.q} /> : <OpenBusy />;
}
