import { getTranslations } from 'next-intl/server';
import { ProgrammeList } from '@/components/modules/programmes/programme-list';
import { grantOf } from '@/lib/authz/catalogue';
import { programmeList } from '@/lib/modules/programmes/list';
import { listProgrammes, programmeFacets } from '@/lib/modules/programmes/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('programmes'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role, today } = await pageCtx();
  const state = programmeList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets, views } = await readPage(async (read) => ({
    page: await read(listProgrammes, input),
    facets: await read(programmeFacets, { filter: state.filter }),
    views: await read(savedViews, { module: 'programmes' }),
  }));
  const may = {
    write: grantOf(role, 'programmes.write') !== null,
    import: grantOf(role, 'programmes.import') !== null,
    export: grantOf(role, 'programmes.export') !== null,
  };
  return <ProgrammeList {...{ state, page, facets, views, may, today }} />;
}
