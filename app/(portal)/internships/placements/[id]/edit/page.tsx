import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PlacementForm } from '@/components/modules/placements/placement-form';
import { Head } from '@/components/ui/head';
import { placementChoices } from '@/lib/modules/placements/queries';
import { getPlacement } from '@/lib/modules/placements/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('placements'))('form.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('placements');
  const values = await forPage(getPlacement)(await params);
  if (!values.may.edit) forbidden();
  return (
    <>
      <Head title={t('form.edit')} lede={values.signatures.length > 0 ? t('form.signedHint') : undefined} />
      <PlacementForm values={values} {...(await forPage(placementChoices)({}))} />
    </>
  );
}
