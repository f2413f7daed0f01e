import { getTranslations } from 'next-intl/server';
import { VacancyList } from '@/components/modules/vacancies/vacancy-list';
import { grantOf } from '@/lib/authz/catalogue';
import { openAddress } from '@/lib/modules/open/queries';
import { vacancyList } from '@/lib/modules/vacancies/list';
import { listVacancies, vacancyFacets } from '@/lib/modules/vacancies/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('vacancies'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role, scope } = await pageCtx();
  const state = vacancyList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets, views, open } = await readPage(async (read) => ({
    page: await read(listVacancies, input),
    facets: await read(vacancyFacets, { filter: state.filter }),
    views: await read(savedViews, { module: 'vacancies' }),
    open: await read(openAddress, {}),
  }));
  const may = {
    write: grantOf(role, 'vacancies.write') !== null,
    import: grantOf(role, 'vacancies.import') !== null,
    export: grantOf(role, 'vacancies.export') !== null,
  };
  return <VacancyList {...{ state, page, facets, views, open, may }} all={scope !== 'student'} />;
}
