import { getTranslations } from 'next-intl/server';
import type { Reason } from '@/lib/modules/following/words';

const BAD: readonly Reason[] = ['INCIDENT_OVERDUE', 'NOT_BACK', 'INCIDENT_OPEN', 'ABSENT'];

/** Why somebody is to be called. */
export async function ReasonTags({ reasons }: { reasons: Reason[] }) {
  const t = await getTranslations('following.reasons');
  return reasons.map((reason) => (
    <span key={reason} className={`badge ${BAD.includes(reason) ? 'bad' : 'warn'}`}>
      {t(reason)}
    </span>
  ));
}
