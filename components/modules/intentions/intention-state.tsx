import { Check, TriangleAlert } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { Fit } from '@/lib/modules/intentions/types';
import type { IntentionState } from '@/lib/modules/intentions/words';

const TONE: Record<IntentionState, string> = { LOOKING: 'ok', ENDED: 'idle' };

/** Whether somebody still looks, as a badge. */
export async function IntentionBadge({ state }: { state: IntentionState }) {
  const t = await getTranslations('intentions.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}

/** Why a vacancy and an intention fit, or what speaks against it. */
export async function Reasons({ fit }: { fit: Fit }) {
  const t = await getTranslations('intentions.fit');
  const reasons = [
    { key: `programme.${fit.programme}`, against: false },
    { key: `place.${fit.place}`, against: fit.place === 'ELSEWHERE' },
    { key: `pay.${fit.pay}`, against: fit.pay === 'BELOW' },
  ] as const;
  return (
    <span className="row flex-wrap">
      {reasons.map(({ key, against }) => (
        <span key={key} className="row small gap-1">
          {against ? <TriangleAlert className="ic ic-s" aria-hidden /> : <Check className="ic ic-s" aria-hidden />}
          {t(key)}
        </span>
      ))}
    </span>
  );
}
