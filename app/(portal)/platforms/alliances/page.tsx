import { getTranslations } from 'next-intl/server';
import { platformsManifest } from '@/lib/modules/platforms/manifest';
import { type ListParams, PlatformListPage } from '../list-page';

const screen = platformsManifest.screens[4];

export async function generateMetadata() {
  return { title: (await getTranslations('platforms'))(`screens.${screen.key}.title`) };
}

export default function Page({ searchParams }: ListParams) {
  return <PlatformListPage {...{ screen, searchParams }} />;
}
