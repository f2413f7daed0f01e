import { useTranslations } from 'next-intl';
import type { NeedState } from '@/lib/modules/needs/words';

const TONE: Record<NeedState, string> = { OPEN: 'warn', MATCHED: 'info', MET: 'ok', WITHDRAWN: 'idle' };

/** A need's state as a badge. */
export function NeedBadge({ state }: { state: NeedState }) {
  const t = useTranslations('needs.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}
