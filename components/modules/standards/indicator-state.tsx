import { useTranslations } from 'next-intl';
import type { IndicatorRow, Sums } from '@/lib/modules/standards/types';

const TONES = { OPEN: 'idle', ASSESSED: 'ok', UNMET: 'bad' } as const;

type Assessed = Pick<IndicatorRow, 'kind' | 'state' | 'selfScore' | 'maxScore'>;

/** What an indicator gives itself: a score of its full score, or whether it is met (of an excluding one: kept clear of). */
export function IndicatorBadge({ row: { kind, state, selfScore, maxScore } }: { row: Assessed }) {
  const t = useTranslations('standards');
  return <span className={`badge ${TONES[state]}`}>{text()}</span>;

  function text(): string {
    if (selfScore !== null && maxScore !== null) return t('state.score', { score: selfScore, full: maxScore });
    if (state === 'OPEN') return t('states.OPEN');
    const [met, unmet] = kind === 'EXCLUDING' ? (['clear', 'breached'] as const) : (['met', 'unmet'] as const);
    return t(`state.${state === 'UNMET' ? unmet : met}`);
  }
}

/** What the indicators of a branch or a tree are together: the score, and how far the assessment has come. */
export function SumsLine({ sums: { indicators, assessed, unmet, full, self } }: { sums: Sums }) {
  const t = useTranslations('standards.sums');
  if (indicators === 0) return <span className="small dim">{t('none')}</span>;
  return (
    <span className="small row flex-wrap">
      {full > 0 && <span>{t('score', { self, full })}</span>}
      <span
        className="inline-block h-1 w-20 overflow-hidden rounded-xs bg-(--cn3)"
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={indicators}
        aria-valuenow={assessed}
        aria-label={t('assessed', { assessed, indicators })}
      >
        <i className="block h-full bg-(--c1)" style={{ width: `${(100 * assessed) / indicators}%` }} />
      </span>
      <span className="dim">{t('assessed', { assessed, indicators })}</span>
      {unmet > 0 && <span className="t-bad">{t('unmet', { count: unmet })}</span>}
    </span>
  );
}
