import { getTranslations } from 'next-intl/server';
import { InternVisitForm } from '@/components/modules/following/visit-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { Head } from '@/components/ui/head';
import { newInternVisit } from '@/lib/modules/following/queries';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('following'))('visits.new') };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const t = await getTranslations('following');
  const { today, partner, interns } = await forPage(newInternVisit)({ placementId: id });
  return (
    <ClientMessages namespaces={['following']}>
      <Head title={t('visits.to', { partner: partner.name })} />
      <InternVisitForm {...{ today, interns }} chosen={id} back={`/internships/placements/${id}`} />
    </ClientMessages>
  );
}
