import Link from 'next/link';
import { getTranslations } from 'next-intl/server';

export default async function Forbidden() {
  const t = await getTranslations('ui.pages');
  return (
    <div className="empty">
      <h1 className="mid">{t('forbidden')}</h1>
      <p>{t('forbiddenHint')}</p>
      <Link className="btn" href="/">
        {t('home')}
      </Link>
    </div>
  );
}
