import { getTranslations } from 'next-intl/server';
import { PermissionMatrix } from '@/components/modules/settings/permission-matrix';
import { Head } from '@/components/ui/head';
import { permissionMatrix } from '@/lib/modules/settings/queries';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('settings'))('permissionsPage.title') };
}

export default async function Page() {
  const t = await getTranslations('settings.permissionsPage');
  const groups = await forPage(permissionMatrix)({});
  return (
    <>
      <Head title={t('title')} lede={t('intro')} />
      <PermissionMatrix groups={groups} />
    </>
  );
}
