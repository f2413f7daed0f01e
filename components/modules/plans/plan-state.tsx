import { useTranslations } from 'next-intl';
import type { PlanState } from '@/lib/modules/plans/words';

const TONE: Record<PlanState, string> = {
  DRAFT: 'idle',
  IN_REVIEW: 'info',
  APPROVED: 'ok',
  CLOSED: 'idle',
  CANCELLED: 'idle',
};

/** A plan's state, as a badge. */
export function PlanBadge({ state }: { state: PlanState }) {
  const t = useTranslations('plans.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}
