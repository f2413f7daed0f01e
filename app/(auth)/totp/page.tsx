import { getTranslations } from 'next-intl/server';
import { AuthCard } from '@/components/modules/auth/auth-card';
import { SignOutButton } from '@/components/modules/auth/sign-out-button';
import { TotpForm } from '@/components/modules/auth/totp-form';
import { demandStage } from '@/lib/auth/page-step';
import { pictureOf } from '@/lib/auth/qr';
import { totpOffer } from '@/lib/auth/steps';
import { requestId } from '@/lib/transport/request';

export async function generateMetadata() {
  return { title: (await getTranslations('auth'))('totp.title') };
}

export default async function Page({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const t = await getTranslations('auth');
  const { signed, next } = await demandStage(['totp'], searchParams);
  const offer = await totpOffer(signed, await requestId());
  return (
    <AuthCard title={t('totp.title')} text={t('totp.text')}>
      <TotpForm offer={offer && pictureOf(offer)} next={next} />
      <p className="mt-4">
        <SignOutButton label={t('signOut')} />
      </p>
    </AuthCard>
  );
}
