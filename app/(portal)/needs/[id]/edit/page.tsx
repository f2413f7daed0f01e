import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NeedForm } from '@/components/modules/needs/need-form';
import { Head } from '@/components/ui/head';
import { getNeed } from '@/lib/modules/needs/record';
import { departmentOptions } from '@/lib/modules/people/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('needs'))('titles.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('needs');
  const { today, scope } = await pageCtx();
  const need = await forPage(getNeed)(await params);
  if (!need.may.update) forbidden();
  const departments = await forPage(departmentOptions)({});
  // A department that was closed stays the need's own until another is chosen.
  const { departmentId: id, departmentName: name } = need;
  if (id && name && !departments.some((each) => each.id === id)) departments.push({ id, name });
  return (
    <>
      <Head title={t('titles.edit')} />
      <NeedForm values={need} outsider={scope === 'partner'} {...{ today, departments }} />
    </>
  );
}
