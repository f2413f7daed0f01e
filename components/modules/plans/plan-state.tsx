import { getTranslations } from 'next-intl/server';
import type { PlanState } from '@/lib/modules/plans/words';

const TONE: Record<PlanState, string> = {
  DRAFT: 'idle',
  IN_REVIEW: 'info',
  APPROVED: 'ok',
  CLOSED: 'idle',
  CANCELLED: 'idle',
};

/** A plan's state, as a badge. */
export async function PlanBadge({ state }: { state: PlanState }) {
  const t = await getTranslations('plans.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}
