import { getTranslations } from 'next-intl/server';
import { ImportList } from '@/components/modules/imports/import-list';
import { importList } from '@/lib/modules/imports/list';
import { listImports } from '@/lib/modules/imports/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('imports'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const state = importList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  return <ImportList page={await forPage(listImports)(input)} to={(page) => importList.href({ page }, state)} />;
}
