import { getTranslations } from 'next-intl/server';
import { VisitForm } from '@/components/modules/visits/visit-form';
import { Head } from '@/components/ui/head';
import { staffOptions } from '@/lib/modules/people/queries';
import { followUpOwners, newVisit } from '@/lib/modules/visits/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ partner?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('visits'))('titles.new') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('visits');
  const { partner: partnerId } = await searchParams;
  const { today, membershipId, partner } = await forPage(newVisit)({ partnerId });
  const values = {
    visitedOn: today,
    participantIds: [membershipId],
    partnerId: partner?.id,
    partnerName: partner?.name,
  };
  const people = await forPage(staffOptions)({});
  const owners = await forPage(followUpOwners)({});
  return (
    <>
      <Head title={t('titles.new')} />
      <VisitForm {...{ values, today, people, owners, membershipId }} />
    </>
  );
}
