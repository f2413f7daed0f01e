import { getTranslations } from 'next-intl/server';
import { AuthCard } from '@/components/modules/auth/auth-card';
import { ForgotForm } from '@/components/modules/auth/forgot-form';

export async function generateMetadata() {
  return { title: (await getTranslations('auth'))('forgot.title') };
}

export default async function Page() {
  const t = await getTranslations('auth.forgot');
  return (
    <AuthCard title={t('title')} text={t('text')}>
      <ForgotForm />
    </AuthCard>
  );
}
