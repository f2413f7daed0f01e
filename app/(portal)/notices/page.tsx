import { getTranslations } from 'next-intl/server';
import { NoticeList } from '@/components/modules/notices/notice-list';
import { grantOf } from '@/lib/authz/catalogue';
import { noticeList } from '@/lib/modules/notices/list';
import { listNotices, noticeFacets } from '@/lib/modules/notices/queries';
import { openAddress } from '@/lib/modules/open/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('notices'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = noticeList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const page = await forPage(listNotices)(input);
  const facets = await forPage(noticeFacets)({ filter: state.filter });
  const open = await forPage(openAddress)({});
  const may = { write: grantOf(role, 'notices.write') !== null, export: grantOf(role, 'notices.export') !== null };
  return <NoticeList {...{ state, page, facets, open, may }} />;
}
