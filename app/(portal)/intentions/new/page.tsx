import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { IntentionForm } from '@/components/modules/intentions/intention-form';
import { Head } from '@/components/ui/head';
import { grantOf } from '@/lib/authz/catalogue';
import { pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ student?: string | string[] }> };

export async function generateMetadata() {
  return { title: (await getTranslations('intentions'))('form.new') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('intentions');
  const { role, scope } = await pageCtx();
  if (grantOf(role, 'intentions.write') === null) forbidden();
  const { student } = await searchParams;
  const studentNo = typeof student === 'string' ? student : undefined;
  return (
    <>
      <Head title={t('form.new')} lede={t('form.newHint')} />
      <IntentionForm values={{ studentNo }} self={scope === 'student'} />
    </>
  );
}
