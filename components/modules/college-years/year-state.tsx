import { useTranslations } from 'next-intl';
import type { YearState } from '@/lib/modules/college-years/words';

const TONE = { DRAFT: 'idle', SUBMITTED: 'warn', RUNNING: 'info', ASSESSED: 'warn', REVIEWED: 'ok' } as const;

/** Where a college's year stands. */
export function YearBadge({ state }: { state: YearState }) {
  const t = useTranslations('college-years.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}
