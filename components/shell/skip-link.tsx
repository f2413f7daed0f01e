import { getTranslations } from 'next-intl/server';

/** The first thing that the keyboard meets: past the navigation to the page. */
export async function SkipLink() {
  const t = await getTranslations('nav');
  return (
    <a className="skip" href="#main">
      {t('skip')}
    </a>
  );
}
