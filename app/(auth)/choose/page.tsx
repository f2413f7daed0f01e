import { getTranslations } from 'next-intl/server';
import { AuthCard } from '@/components/modules/auth/auth-card';
import { PlaceList } from '@/components/modules/auth/place-list';
import { SignOutButton } from '@/components/modules/auth/sign-out-button';
import { demandStage } from '@/lib/auth/page-step';
import { placesOf } from '@/lib/auth/steps';
import { requestId } from '@/lib/transport/request';

export async function generateMetadata() {
  return { title: (await getTranslations('auth'))('choose.title') };
}

export default async function Page({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const t = await getTranslations('auth');
  const role = await getTranslations('settings.roles');
  const { signed, next } = await demandStage(['choose', 'ready'], searchParams);
  const places = (await placesOf(signed, await requestId())).map((place) => ({
    membershipId: place.membershipId,
    institution: place.institutionName,
    role: [role(place.role), place.title].filter(Boolean).join(' · '),
  }));
  return (
    <AuthCard title={t('choose.title')} text={places.length > 0 ? t('choose.text') : undefined}>
      <PlaceList places={places} next={next} />
      <p className="mt-4">
        <SignOutButton label={t('signOut')} />
      </p>
    </AuthCard>
  );
}
