import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ProfileForm } from '@/components/modules/partners/profile-form';
import { Head } from '@/components/ui/head';
import { getPartner } from '@/lib/modules/partners/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('partners'))('form.profileTitle') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('partners.form');
  const { may, id, version, shortName, address, website, headcount, introduction, contacts } = await forPage(
    getPartner,
  )(await params);
  if (!may.profile) forbidden();
  return (
    <>
      <Head title={t('profileTitle')} lede={t('profileHint')} />
      <ProfileForm partner={{ id, version, shortName, address, website, headcount, introduction, contacts }} />
    </>
  );
}
