import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Empty } from '@/components/ui/head';

export default async function Forbidden() {
  const t = await getTranslations('ui.pages');
  return (
    <Empty title={t('forbidden')} hint={t('forbiddenHint')}>
      <Link className="btn" href="/">
        {t('home')}
      </Link>
    </Empty>
  );
}
