import { useTranslations } from 'next-intl';
import type { ShownState } from '@/lib/modules/agreements/words';

const TONE: Record<ShownState, string> = {
  DRAFT: 'idle',
  IN_REVIEW: 'info',
  SIGNED: 'info',
  IN_FORCE: 'ok',
  EXPIRED: 'idle',
  TERMINATED: 'bad',
};

/** An agreement's state on the day, as a badge. */
export function AgreementBadge({ state }: { state: ShownState }) {
  const t = useTranslations('agreements.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}

const [LATE, SOON] = [30, 90];

/** How many days are left, where they are few. */
export function DaysLeft({ days }: { days: number | null }) {
  const t = useTranslations('agreements.record');
  if (days === null || days > SOON) return null;
  return <span className={`badge ${days <= LATE ? 'bad' : 'warn'}`}>{t('daysLeft', { days })}</span>;
}
