import { getTranslations } from 'next-intl/server';
import type { PlatformState } from '@/lib/modules/platforms/words';

const TONE: Record<PlatformState, string> = { PLANNED: 'info', OPERATING: 'ok', CLOSED: 'idle' };

/** A platform's state on the day, as a badge. */
export async function PlatformBadge({ state }: { state: PlatformState }) {
  const t = await getTranslations('platforms.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}
