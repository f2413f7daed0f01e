import { getTranslations } from 'next-intl/server';
import type { PartnerState } from '@/lib/modules/partners/words';

const TONE: Record<PartnerState, string> = { ACTIVE: 'ok', PROSPECT: 'info', SUSPENDED: 'warn', ENDED: 'idle' };

/** A partner's state as a badge. */
export async function PartnerBadge({ state }: { state: PartnerState }) {
  const t = await getTranslations('partners.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}
