import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PlacementForm } from '@/components/modules/placements/placement-form';
import { Head } from '@/components/ui/head';
import { addDays } from '@/lib/kernel/day';
import { placementChoices } from '@/lib/modules/placements/queries';
import { getPlacement } from '@/lib/modules/placements/record';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('placements'))('form.move') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('placements');
  const { today } = await pageCtx();
  const { endedOn, ...before } = await forPage(getPlacement)(await params);
  if (!before.may.move) forbidden();
  const last = endedOn ?? today;
  const elsewhere = { postId: null, mentorId: null, mentorName: null, mentorPhoneMasked: null };
  const values = { ...before, ...elsewhere, job: '', address: null, startsOn: addDays(last, 1) };
  return (
    <>
      <Head title={t('form.move')} lede={t('form.moveHint')} />
      <PlacementForm
        values={values}
        moving={{ last, ended: endedOn !== null }}
        {...(await forPage(placementChoices)({}))}
      />
    </>
  );
}
