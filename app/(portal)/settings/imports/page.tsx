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
  const { filter, dir, page, size } = importList.parse(await searchParams);
  const { rows } = await forPage(listImports)({ filter, dir, page, size });
  return <ImportList rows={rows} />;
}
