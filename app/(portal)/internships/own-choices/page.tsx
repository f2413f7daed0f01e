import { getTranslations } from 'next-intl/server';
import { OwnList } from '@/components/modules/choices/own-list';
import { ownChoiceList } from '@/lib/modules/choices/list';
import { listOwnChoices, ownChoiceFacets } from '@/lib/modules/choices/own';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('choices'))('own.listTitle') };
}

export default async function Page({ searchParams }: Props) {
  const state = ownChoiceList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const page = await forPage(listOwnChoices)(input);
  const facets = await forPage(ownChoiceFacets)({ filter: { ...state.filter, state: undefined } });
  return <OwnList {...{ state, page, facets }} />;
}
