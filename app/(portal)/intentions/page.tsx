import { getTranslations } from 'next-intl/server';
import { IntentionList } from '@/components/modules/intentions/intention-list';
import { grantOf } from '@/lib/authz/catalogue';
import { intentionList } from '@/lib/modules/intentions/list';
import { intentionFacets, listIntentions } from '@/lib/modules/intentions/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('intentions'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role, scope } = await pageCtx();
  const state = intentionList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const page = await forPage(listIntentions)(input);
  const facets = await forPage(intentionFacets)({ filter: state.filter });
  const may = {
    write: grantOf(role, 'intentions.write') !== null,
    export: grantOf(role, 'intentions.export') !== null,
  };
  return <IntentionList {...{ state, page, facets, may }} self={scope === 'student'} />;
}
