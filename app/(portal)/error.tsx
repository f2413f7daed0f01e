'use client';

import { useTranslations } from 'next-intl';

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function Failed({ error, reset }: Props) {
  const t = useTranslations('ui.pages');
  return (
    <div className="empty" role="alert">
      <h1 className="mid">{t('failed')}</h1>
      <p>{t('failedHint')}</p>
      {error.digest && <p className="small">{t('mark', { mark: error.digest })}</p>}
      <button type="button" className="btn" onClick={reset}>
        {t('again')}
      </button>
    </div>
  );
}
