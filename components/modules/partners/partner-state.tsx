import { useTranslations } from 'next-intl';
import type { PartnerState } from '@/lib/modules/partners/words';

const TONE: Record<PartnerState, string> = { ACTIVE: 'ok', PROSPECT: 'info', SUSPENDED: 'warn', ENDED: 'idle' };

/** A partner's state as a badge. */
export function PartnerBadge({ state }: { state: PartnerState }) {
  const t = useTranslations('partners.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}
