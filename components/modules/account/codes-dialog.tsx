'use client';

import { useTranslations } from 'next-intl';
import { RecoveryCodes } from '@/components/modules/auth/recovery-codes';
import { Modal } from '@/components/ui/modal';

/** Recovery codes, the only time they are shown. */
export function CodesDialog({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const t = useTranslations('account.totp');
  return (
    <Modal title={t('codesTitle')} onClose={onClose}>
      <div className="bd">
        <RecoveryCodes codes={codes} />
      </div>
      <footer>
        <button type="button" className="btn btn-primary" onClick={onClose}>
          {t('close')}
        </button>
      </footer>
    </Modal>
  );
}
