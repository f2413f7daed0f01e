import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Empty } from '@/components/ui/head';

export default async function NotFound() {
  const t = await getTranslations('ui.pages');
  return (
    <Empty title={t('notFound')} hint={t('notFoundHint')}>
      <Link className="btn" href="/">
        {t('home')}
      </Link>
    </Empty>
  );
}
