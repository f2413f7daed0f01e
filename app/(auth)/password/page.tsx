import { getTranslations } from 'next-intl/server';
import { AuthCard } from '@/components/modules/auth/auth-card';
import { MustChangeForm } from '@/components/modules/auth/must-change-form';
import { SignOutButton } from '@/components/modules/auth/sign-out-button';
import { demandStage } from '@/lib/auth/page-step';
import { ruleOf } from '@/lib/auth/steps';
import { requestId } from '@/lib/transport/request';

export async function generateMetadata() {
  return { title: (await getTranslations('auth'))('must.title') };
}

export default async function Page({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const t = await getTranslations('auth');
  const { signed, next } = await demandStage(['password'], searchParams);
  return (
    <AuthCard title={t('must.title')} text={t('must.text')}>
      <MustChangeForm next={next} rule={await ruleOf(signed, await requestId())} />
      <p className="mt-4">
        <SignOutButton label={t('signOut')} />
      </p>
    </AuthCard>
  );
}
