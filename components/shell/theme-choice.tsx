'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { THEME_COOKIE, THEMES, type Theme } from './theme';

const YEAR_S = 31_536_000;

/** Light, dark or as the system has it; kept in this browser, and known to the server before it writes the page. */
export function ThemeChoice({ theme }: { theme: Theme }) {
  const t = useTranslations('nav');
  const [now, setNow] = useState(theme);

  function choose(next: Theme) {
    setNow(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API needs an encrypted connection
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${YEAR_S}; samesite=lax`;
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  }
  return (
    <fieldset className="m-0 border-0 px-2 py-1">
      <legend className="small dim p-0">{t('theme')}</legend>
      {THEMES.map((each) => (
        <label key={each} className="row min-h-8 cursor-pointer">
          <input type="radio" name="theme" className="radio" checked={now === each} onChange={() => choose(each)} />
          {t(`themes.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}
