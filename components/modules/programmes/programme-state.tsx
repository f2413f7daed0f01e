import { useTranslations } from 'next-intl';
import type { ProgrammeState } from '@/lib/modules/programmes/words';

const TONE: Record<ProgrammeState, string> = { NEW: 'info', ENROLLING: 'ok', STOPPED: 'warn', WITHDRAWN: 'idle' };

/** A programme's state on the day, as a badge; without one it was not approved yet. */
export function ProgrammeBadge({ state }: { state: ProgrammeState | null }) {
  const t = useTranslations('programmes');
  if (!state) return <span className="badge idle">{t('list.notYet')}</span>;
  return <span className={`badge ${TONE[state]}`}>{t(`states.${state}`)}</span>;
}
