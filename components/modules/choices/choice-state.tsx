import { useTranslations } from 'next-intl';
import type { OwnState, WindowState } from '@/lib/modules/choices/words';

const TONE: Record<WindowState, string> = { NONE: 'idle', BEFORE: 'info', OPEN: 'ok', OVER: 'idle' };

/** How a window stands, as a badge. */
export function WindowBadge({ state }: { state: WindowState }) {
  const t = useTranslations('choices.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}

const OWN_TONE: Record<OwnState, string> = { REQUESTED: 'info', APPROVED: 'ok', REFUSED: 'bad', WITHDRAWN: 'idle' };

/** What became of a request for an own enterprise, as a badge. */
export function OwnBadge({ state }: { state: OwnState }) {
  const t = useTranslations('choices.ownStates');
  return <span className={`badge ${OWN_TONE[state]}`}>{t(state)}</span>;
}
