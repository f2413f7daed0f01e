import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AuthCard } from '@/components/modules/auth/auth-card';
import { CodeForm } from '@/components/modules/auth/code-form';
import { nextPath } from '@/lib/auth/next-path';
import { readTicket } from '@/lib/auth/session-write';

export async function generateMetadata() {
  return { title: (await getTranslations('auth'))('code.title') };
}

export default async function Page({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const t = await getTranslations('auth.code');
  if (!(await readTicket())) redirect('/login');
  return (
    <AuthCard title={t('title')} text={t('text')}>
      <CodeForm next={nextPath((await searchParams).next)} />
    </AuthCard>
  );
}
