import { getTranslations } from 'next-intl/server';
import { IntentionList } from '@/components/modules/intentions/intention-list';
import { grantOf } from '@/lib/authz/catalogue';
import { intentionList } from '@/lib/modules/intentions/list';
import { intentionFacets, listIntentions } from '@/lib/modules/intentions/queries';
import { openAddress } from '@/lib/modules/open/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('intentions'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role, scope } = await pageCtx();
  const state = intentionList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets, views, open } = await readPage(async (read) => ({
    page: await read(listIntentions, input),
    facets: await read(intentionFacets, { filter: state.filter }),
    views: await read(savedViews, { module: 'intentions' }),
    open: await read(openAddress, {}),
  }));
  const may = {
    write: grantOf(role, 'intentions.write') !== null,
    export: grantOf(role, 'intentions.export') !== null,
  };
  return <IntentionList {...{ state, page, facets, views, open, may }} self={scope === 'student'} />;
}
