import { getTranslations } from 'next-intl/server';
import { PlanList } from '@/components/modules/plans/plan-list';
import { grantOf } from '@/lib/authz/catalogue';
import { planList } from '@/lib/modules/plans/list';
import { listPlans, planFacets } from '@/lib/modules/plans/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('plans'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = planList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets } = await readPage(async (read) => ({
    page: await read(listPlans, input),
    facets: await read(planFacets, { filter: state.filter }),
  }));
  const may = {
    write: grantOf(role, 'plans.write') !== null,
    import: grantOf(role, 'plans.import') !== null,
    export: grantOf(role, 'plans.export') !== null,
  };
  return <PlanList {...{ state, page, facets, may }} />;
}
