import { useTranslations } from 'next-intl';
import type { PlatformState } from '@/lib/modules/platforms/words';

const TONE: Record<PlatformState, string> = { PLANNED: 'info', OPERATING: 'ok', CLOSED: 'idle' };

/** A platform's state on the day, as a badge. */
export function PlatformBadge({ state }: { state: PlatformState }) {
  const t = useTranslations('platforms.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}
