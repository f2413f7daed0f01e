import Link from 'next/link';
import { getTranslations } from 'next-intl/server';

export default async function NotFound() {
  const t = await getTranslations('ui.pages');
  return (
    <div className="empty">
      <h1 className="mid">{t('notFound')}</h1>
      <p>{t('notFoundHint')}</p>
      <Link className="btn" href="/">
        {t('home')}
      </Link>
    </div>
  );
}
