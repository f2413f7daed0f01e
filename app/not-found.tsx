import { getTranslations } from 'next-intl/server';
import { PlainPage } from '@/components/shell/plain-page';

export default async function NotFound() {
  const t = await getTranslations('ui');
  return (
    <PlainPage
      product={t('product')}
      title={t('pages.notFound')}
      hint={t('pages.notFoundHint')}
      home={t('pages.home')}
    />
  );
}
