import { getTranslations } from 'next-intl/server';
import { AuthCard } from '@/components/modules/auth/auth-card';
import { Gone } from '@/components/modules/auth/gone';
import { Invitation } from '@/components/modules/auth/invitation';
import { lookAtLink } from '@/lib/auth/by-link';
import { signedIn } from '@/lib/auth/context';
import { requestId } from '@/lib/transport/request';

export async function generateMetadata() {
  return { title: (await getTranslations('auth'))('invite.title'), referrer: 'no-referrer' as const };
}

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const t = await getTranslations('auth.invite');
  const { token } = await params;
  const link = await lookAtLink('INVITATION', token, await requestId());
  if (!link) return <Gone kind="invite" />;
  const signed = await signedIn();
  const names = { name: link.name, institution: link.institution ?? '' };
  return (
    <AuthCard title={t('title')} text={t(link.isNew ? 'new' : 'known', names)}>
      <Invitation token={token} link={link} signedInAs={signed?.row.userId ?? null} />
    </AuthCard>
  );
}
