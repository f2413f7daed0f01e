import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AgreementForm } from '@/components/modules/agreements/agreement-form';
import { Head } from '@/components/ui/head';
import { getAgreement } from '@/lib/modules/agreements/record';
import { departmentOptions, staffOptions } from '@/lib/modules/people/queries';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('agreements'))('titles.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('agreements');
  const agreement = await forPage(getAgreement)(await params);
  if (!agreement.may.update) forbidden();
  const [departments, people] = await Promise.all([forPage(departmentOptions)({}), forPage(staffOptions)({})]);
  const parties = agreement.partyViews.map(({ partnerId, name, signatory }, key) => ({
    ...{ key, college: partnerId === null, signatory: signatory ?? '' },
    partner: partnerId ? { code: partnerId, label: name ?? '' } : null,
  }));
  const { parties: _parties, ...values } = agreement;
  return (
    <>
      <Head title={t('titles.edit')} />
      <AgreementForm {...{ values, parties, departments, people }} proposedNumber={agreement.proposedNumber} />
    </>
  );
}
