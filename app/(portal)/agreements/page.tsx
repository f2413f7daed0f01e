import { getTranslations } from 'next-intl/server';
import { AgreementList } from '@/components/modules/agreements/agreement-list';
import { grantOf } from '@/lib/authz/catalogue';
import { agreementList } from '@/lib/modules/agreements/list';
import { agreementFacets, agreementTotals, listAgreements } from '@/lib/modules/agreements/queries';
import { staffOptions } from '@/lib/modules/people/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('agreements'))('titles.list') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = agreementList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const shown = await readPage(async (read) => ({
    page: await read(listAgreements, input),
    totals: await read(agreementTotals, { filter: state.filter }),
    facets: await read(agreementFacets, { filter: state.filter }),
    views: await read(savedViews, { module: 'agreements' }),
    people: grantOf(role, 'people.read') ? await read(staffOptions, {}) : [],
  }));
  const may = {
    write: grantOf(role, 'agreements.write') !== null,
    import: grantOf(role, 'agreements.import') !== null,
    export: grantOf(role, 'agreements.export') !== null,
  };
  const heirs = may.write ? shown.people : [];
  return <AgreementList {...{ state, may, heirs, ...shown }} />;
}
