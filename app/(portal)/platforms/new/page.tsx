import { getTranslations } from 'next-intl/server';
import { PlatformForm } from '@/components/modules/platforms/platform-form';
import { Head } from '@/components/ui/head';
import { departmentOptions, staffOptions } from '@/lib/modules/people/queries';
import { screenOf } from '@/lib/modules/platforms/list';
import { newPlatform, programmesToServe } from '@/lib/modules/platforms/queries';
import { PLATFORM_KINDS } from '@/lib/modules/platforms/words';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ kind?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('platforms'))('form.new') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('platforms');
  const asked = (await searchParams).kind;
  const kind = PLATFORM_KINDS.find((each) => each === asked) ?? 'TRAINING_BASE';
  const screen = screenOf(kind);
  const [start, departments, people, programmes] = await Promise.all([
    forPage(newPlatform)({}),
    forPage(departmentOptions)({}),
    forPage(staffOptions)({}),
    forPage(programmesToServe)({}),
  ]);
  return (
    <>
      <Head title={t(`screens.${screen.key}.new`)} />
      <PlatformForm
        {...{ departments, people, programmes }}
        values={{ ...start, kind }}
        agreement={null}
        parent={null}
        listPath={screen.path}
      />
    </>
  );
}
