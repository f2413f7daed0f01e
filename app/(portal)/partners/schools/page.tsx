import { getTranslations } from 'next-intl/server';
import { partnersManifest } from '@/lib/modules/partners/manifest';
import { type ListParams, PartnerListPage } from '../list-page';

const screen = partnersManifest.screens[1];

export async function generateMetadata() {
  return { title: (await getTranslations('partners'))(`screens.${screen.key}.title`) };
}

export default function Page({ searchParams }: ListParams) {
  return <PartnerListPage {...{ screen, searchParams }} />;
}
