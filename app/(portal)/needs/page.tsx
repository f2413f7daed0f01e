import { getTranslations } from 'next-intl/server';
import { NeedList } from '@/components/modules/needs/need-list';
import { grantOf } from '@/lib/authz/catalogue';
import { needList } from '@/lib/modules/needs/list';
import { listNeeds, needFacets, needTotals } from '@/lib/modules/needs/queries';
import { departmentOptions } from '@/lib/modules/people/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('needs'))('titles.list') };
}

export default async function Page({ searchParams }: Props) {
  const { role, partnerId } = await pageCtx();
  const state = needList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const shown = await readPage(async (read) => ({
    page: await read(listNeeds, input),
    totals: await read(needTotals, { filter: state.filter }),
    departments: grantOf(role, 'needs.write') && !partnerId ? await read(departmentOptions, {}) : [],
    facets: await read(needFacets, { filter: state.filter }),
    views: await read(savedViews, { module: 'needs' }),
  }));
  const may = {
    write: grantOf(role, 'needs.write') !== null,
    import: grantOf(role, 'needs.import') !== null,
    export: grantOf(role, 'needs.export') !== null,
  };
  return <NeedList {...{ state, ...shown }} may={may} />;
}
