import { getTranslations } from 'next-intl/server';
import { AgreementForm } from '@/components/modules/agreements/agreement-form';
import { Head } from '@/components/ui/head';
import { newAgreement } from '@/lib/modules/agreements/queries';
import { departmentOptions, staffOptions } from '@/lib/modules/people/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ partner?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('agreements'))('titles.new') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('agreements');
  const { partner: partnerId } = await searchParams;
  const { number, departmentId, responsibleId, partner } = await forPage(newAgreement)({ partnerId });
  const [departments, people] = await Promise.all([forPage(departmentOptions)({}), forPage(staffOptions)({})]);
  const first = { key: 0, college: true, partner: null, signatory: '' };
  const second = { ...first, key: 1, college: false, partner: partner && { code: partner.id, label: partner.name } };
  return (
    <>
      <Head title={t('titles.new')} lede={t('form.createHint')} />
      <AgreementForm
        values={{ departmentId, responsibleId }}
        parties={[first, second]}
        proposedNumber={number}
        {...{ departments, people }}
      />
    </>
  );
}
