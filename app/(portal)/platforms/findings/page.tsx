import { getTranslations } from 'next-intl/server';
import { FindingList } from '@/components/modules/inspections/finding-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { findingList } from '@/lib/modules/inspections/list';
import { findingFacets, listFindings } from '@/lib/modules/inspections/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('inspections'))('list.title') };
}

export default async function Page({ searchParams }: Props) {
  const { role, today } = await pageCtx();
  const state = findingList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const page = await forPage(listFindings)(input);
  const facets = await forPage(findingFacets)({ filter: state.filter });
  const may = {
    import: grantOf(role, 'inspections.import') !== null,
    export: grantOf(role, 'inspections.export') !== null,
  };
  return (
    <ClientMessages namespaces={['governance', 'inspections']}>
      <FindingList {...{ state, page, facets, today, may }} />
    </ClientMessages>
  );
}
