import { getTranslations } from 'next-intl/server';
import type { NeedState } from '@/lib/modules/needs/words';

const TONE: Record<NeedState, string> = { OPEN: 'warn', MATCHED: 'info', MET: 'ok', WITHDRAWN: 'idle' };

/** A need's state as a badge. */
export async function NeedBadge({ state }: { state: NeedState }) {
  const t = await getTranslations('needs.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}
