'use client';

import { useTranslations } from 'next-intl';

/** The recovery codes, the only time they are shown. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = useTranslations('auth.totp');
  return (
    <>
      <p>{t('codesText')}</p>
      <ul className="mono my-4 grid grid-cols-2 gap-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </>
  );
}
