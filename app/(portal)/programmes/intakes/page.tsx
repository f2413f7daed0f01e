import { getTranslations } from 'next-intl/server';
import { IntakeList } from '@/components/modules/programmes/intake-list';
import { grantOf } from '@/lib/authz/catalogue';
import { intakeList } from '@/lib/modules/programmes/list';
import { intakeFacets, listIntakes } from '@/lib/modules/programmes/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('programmes'))('intake.title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = intakeList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets } = await readPage(async (read) => ({
    page: await read(listIntakes, input),
    facets: await read(intakeFacets, { filter: state.filter }),
  }));
  const may = {
    import: grantOf(role, 'programmes.import') !== null,
    export: grantOf(role, 'programmes.export') !== null,
  };
  return <IntakeList {...{ state, page, facets, may }} />;
}
