import { useTranslations } from 'next-intl';
import type { PlacementState } from '@/lib/modules/placements/words';

const TONE: Record<PlacementState, string> = {
  DRAFT: 'idle',
  SUBMITTED: 'info',
  APPROVED: 'info',
  STARTED: 'ok',
  ENDED: 'idle',
  CANCELLED: 'idle',
};

/** A placement's state, as a badge. */
export function PlacementBadge({ state }: { state: PlacementState }) {
  const t = useTranslations('placements.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}

/** The rules that it breaks, as tags whose names are told on demand. */
export function BrokenTags({ rules }: { rules: string[] }) {
  const t = useTranslations('placements.rules');
  return (
    <span className="row flex-wrap gap-1">
      {rules.map((rule) => (
        <span key={rule} className="badge bad" title={t(rule)}>
          {rule}
        </span>
      ))}
    </span>
  );
}
