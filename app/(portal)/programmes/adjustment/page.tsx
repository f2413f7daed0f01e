import { getTranslations } from 'next-intl/server';
import { AdjustmentMatrix } from '@/components/modules/programmes/adjustment-matrix';
import { grantOf } from '@/lib/authz/catalogue';
import { adjustmentList } from '@/lib/modules/programmes/list';
import { adjustmentFacets, adjustmentMatrix } from '@/lib/modules/programmes/matrix';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('programmes'))('adjustment.title') };
}

export default async function Page({ searchParams }: Props) {
  const state = adjustmentList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const [page, facets] = await Promise.all([
    forPage(adjustmentMatrix)(input),
    forPage(adjustmentFacets)({ filter: state.filter }),
  ]);
  const may = { export: grantOf((await pageCtx()).role, 'programmes.export') !== null };
  return <AdjustmentMatrix {...{ page, state, facets, may }} />;
}
