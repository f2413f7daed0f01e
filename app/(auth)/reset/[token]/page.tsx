import { getTranslations } from 'next-intl/server';
import { AuthCard } from '@/components/modules/auth/auth-card';
import { Gone } from '@/components/modules/auth/gone';
import { LinkForm } from '@/components/modules/auth/link-form';
import { lookAtLink } from '@/lib/auth/by-link';
import { requestId } from '@/lib/transport/request';

export async function generateMetadata() {
  return { title: (await getTranslations('auth'))('reset.title'), referrer: 'no-referrer' as const };
}

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const t = await getTranslations('auth.reset');
  const { token } = await params;
  const link = await lookAtLink('RESET', token, await requestId());
  if (!link) return <Gone kind="reset" />;
  return (
    <AuthCard title={t('title')} text={t('text', { name: link.name })}>
      <LinkForm kind="reset" token={token} rule={{ minLength: link.minLength, complex: link.complex }} />
    </AuthCard>
  );
}
