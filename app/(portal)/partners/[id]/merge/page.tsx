import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FormHead } from '@/components/modules/partners/form-head';
import { MergePartners } from '@/components/modules/partners/merge-partners';
import { screenOf } from '@/lib/modules/partners/list';
import { getPartner } from '@/lib/modules/partners/record';
import { previewMerge } from '@/lib/processes/merge-partners';
import { forPage } from '@/lib/transport/page';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ with?: string; keep?: string }>;
};

export async function generateMetadata() {
  return { title: (await getTranslations('partners'))('merges.title') };
}

export default async function Page({ params, searchParams }: Props) {
  const t = await getTranslations('partners');
  const { id } = await params;
  const { with: other, keep } = await searchParams;
  const partner = await forPage(getPartner)({ id });
  if (!partner.may.merge) forbidden();
  const pair = keep === 'other' ? { sourceId: id, targetId: other } : { sourceId: other, targetId: id };
  return (
    <>
      <FormHead screen={screenOf(partner.kind)} title={t('merges.title')} partner={partner} />
      <MergePartners
        partner={partner}
        keepsOther={keep === 'other'}
        preview={other && other !== id ? await forPage(previewMerge)(pair) : null}
      />
    </>
  );
}
