import { useTranslations } from 'next-intl';

/** The first thing that the keyboard meets: past the navigation to the page. */
export function SkipLink() {
  const t = useTranslations('nav');
  return (
    <a className="skip" href="#main">
      {t('skip')}
    </a>
  );
}
