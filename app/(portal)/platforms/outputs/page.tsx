import { getTranslations } from 'next-intl/server';
import { OutputList } from '@/components/modules/outputs/output-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { outputList } from '@/lib/modules/outputs/list';
import { listOutputs, outputFacets } from '@/lib/modules/outputs/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('outputs'))('list.title') };
}

export default async function Page({ searchParams }: Props) {
  const { role, today } = await pageCtx();
  const state = outputList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const page = await forPage(listOutputs)(input);
  const facets = await forPage(outputFacets)({ filter: state.filter });
  const may = {
    import: grantOf(role, 'outputs.import') !== null,
    export: grantOf(role, 'outputs.export') !== null,
  };
  return (
    <ClientMessages namespaces={['centres', 'outputs']}>
      <OutputList {...{ state, page, facets, today, may }} />
    </ClientMessages>
  );
}
