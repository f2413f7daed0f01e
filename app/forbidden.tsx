import { getTranslations } from 'next-intl/server';
import { PlainPage } from '@/components/shell/plain-page';

export default async function Forbidden() {
  const t = await getTranslations('ui');
  return (
    <PlainPage
      product={t('product')}
      title={t('pages.forbidden')}
      hint={t('pages.forbiddenHint')}
      home={t('pages.home')}
    />
  );
}
