import { getTranslations } from 'next-intl/server';
import { TeamList } from '@/components/modules/teams/team-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { staffOptions } from '@/lib/modules/people/queries';
import { teamList } from '@/lib/modules/teams/list';
import { listMembers } from '@/lib/modules/teams/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('teams'))('list.title') };
}

export default async function Page({ searchParams }: Props) {
  const { role, today } = await pageCtx();
  const state = teamList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const page = await forPage(listMembers)(input);
  const people = grantOf(role, 'governance.write') ? await forPage(staffOptions)({}) : [];
  const mayExport = grantOf(role, 'governance.export') !== null;
  return (
    <ClientMessages namespaces={['teams']}>
      <TeamList {...{ state, page, people, today, mayExport }} />
    </ClientMessages>
  );
}
