import { useTranslations } from 'next-intl';
import type { ClassState } from '@/lib/modules/order-classes/words';

const TONE: Record<ClassState, string> = {
  REQUESTED: 'info',
  REVIEWED: 'info',
  RECRUITING: 'info',
  RUNNING: 'ok',
  FINISHED: 'idle',
  REJECTED: 'bad',
  CANCELLED: 'idle',
};

/** A class's state, as a badge. */
export function OrderClassBadge({ state }: { state: ClassState }) {
  const t = useTranslations('orderClasses.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}
