import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ImportUploadStep } from '@/components/modules/imports/import-upload-step';
import { ClientMessages } from '@/components/shell/client-messages';
import { env } from '@/lib/env';
import { rememberedMaps } from '@/lib/modules/imports/queries';
import { IMPORT_MODULES } from '@/lib/modules/imports/words';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ module?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('imports'))('crumb') };
}

export default async function Page({ searchParams }: Props) {
  const wanted = (await searchParams).module ?? 'partners';
  const module = IMPORT_MODULES.find((each) => each === wanted) ?? notFound();
  // Asks for the permission; the upload itself reads the maps again.
  await forPage(rememberedMaps)({ module });
  return (
    <ClientMessages namespaces={['imports', 'errors']}>
      <ImportUploadStep module={module} maxMb={env().UPLOAD_MAX_MB} />
    </ClientMessages>
  );
}
