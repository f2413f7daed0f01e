import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PlatformForm } from '@/components/modules/platforms/platform-form';
import { Head } from '@/components/ui/head';
import { departmentOptions, staffOptions } from '@/lib/modules/people/queries';
import { screenOf } from '@/lib/modules/platforms/list';
import { programmesToServe } from '@/lib/modules/platforms/queries';
import { getPlatform } from '@/lib/modules/platforms/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('platforms'))('form.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('platforms');
  const platform = await forPage(getPlatform)(await params);
  if (!platform.may.write) forbidden();
  const [departments, people, programmes] = await Promise.all([
    forPage(departmentOptions)({}),
    forPage(staffOptions)({}),
    forPage(programmesToServe)({}),
  ]);
  const { agreement, parent } = platform;
  return (
    <>
      <Head title={t('form.edit')} />
      <PlatformForm
        {...{ departments, people, programmes }}
        values={platform}
        agreement={agreement && { code: agreement.id, label: agreement.label }}
        parent={parent && { code: parent.id, label: parent.name }}
        listPath={screenOf(platform.kind).path}
      />
    </>
  );
}
