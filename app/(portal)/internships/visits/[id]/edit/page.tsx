import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { InternVisitForm } from '@/components/modules/following/visit-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { Head } from '@/components/ui/head';
import { getInternVisit } from '@/lib/modules/following/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('following'))('visits.edit') };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const t = await getTranslations('following');
  const { today } = await pageCtx();
  const values = await forPage(getInternVisit)({ id });
  if (!values.may.edit) notFound();
  return (
    <ClientMessages namespaces={['following']}>
      <Head title={t('visits.edit')} />
      <InternVisitForm {...{ today, values }} back={`/internships/visits/${id}`} />
    </ClientMessages>
  );
}
