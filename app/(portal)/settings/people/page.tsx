import { getTranslations } from 'next-intl/server';
import { InviteStaff } from '@/components/modules/settings/invite-staff';
import { MemberFilters } from '@/components/modules/settings/member-filters';
import { MemberTable } from '@/components/modules/settings/member-table';
import { Pager } from '@/components/table/pager';
import { Empty, Head } from '@/components/ui/head';
import { memberList } from '@/lib/modules/people/list';
import { listMembers, memberFacets } from '@/lib/modules/people/members';
import { departmentOptions } from '@/lib/modules/people/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('settings'))('people.title') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('settings.people');
  const state = memberList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { rows, total, page, pages } = await forPage(listMembers)(input);
  const departments = await forPage(departmentOptions)({});
  return (
    <>
      <Head title={t('title')} count={t('count', { count: total })}>
        <InviteStaff departments={departments} className="btn btn-primary" />
      </Head>
      <MemberFilters {...{ state, departments }} facets={await forPage(memberFacets)({ filter: state.filter })} />
      {rows.length > 0 ? <MemberTable rows={rows} /> : <Empty title={t('none')} hint={t('noneHint')} />}
      <Pager
        page={page}
        pages={pages}
        total={total}
        to={(to) => memberList.href({ page: to }, state)}
        size={state.size}
        toSize={(size) => memberList.href({ size }, state)}
      />
    </>
  );
}
