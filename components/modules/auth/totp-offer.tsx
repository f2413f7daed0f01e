'use client';

import { useTranslations } from 'next-intl';
import type { TotpPicture } from '@/lib/auth/qr';
import { QrCode } from './qr-code';

/** The secret for an authenticator app: to scan, or to type. */
export function TotpOfferView({ offer }: { offer: TotpPicture }) {
  const t = useTranslations('auth.totp');
  return (
    <>
      <p>{t('scan')}</p>
      <QrCode path={offer.path} size={offer.size} label={t('qr')} />
      <details className="mb-4">
        <summary className="small">{t('secret')}</summary>
        <code className="mono break-all">{offer.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </details>
    </>
  );
}
