import { getTranslations } from 'next-intl/server';
import { TaskList } from '@/components/modules/tasks/task-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { carryingPeople } from '@/lib/modules/governance/queries';
import { taskList } from '@/lib/modules/tasks/list';
import { listTasks, taskFacets } from '@/lib/modules/tasks/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('tasks'))('list.title') };
}

export default async function Page({ searchParams }: Props) {
  const { role, today } = await pageCtx();
  const state = taskList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets, owners } = await readPage(async (read) => ({
    page: await read(listTasks, input),
    facets: await read(taskFacets, { filter: state.filter }),
    owners: grantOf(role, 'governance.write') ? await read(carryingPeople, {}) : [],
  }));
  const mayExport = grantOf(role, 'governance.export') !== null;
  return (
    <ClientMessages namespaces={['governance', 'tasks']}>
      <TaskList {...{ state, page, facets, owners, today, mayExport }} />
    </ClientMessages>
  );
}
