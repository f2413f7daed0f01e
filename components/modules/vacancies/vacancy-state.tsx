import { getTranslations } from 'next-intl/server';
import type { VacancyState } from '@/lib/modules/vacancies/words';

const TONE: Record<VacancyState, string> = { PLANNED: 'info', OPEN: 'ok', EXPIRED: 'idle', WITHDRAWN: 'idle' };

/** A vacancy's state, as a badge. */
export async function VacancyBadge({ state }: { state: VacancyState }) {
  const t = await getTranslations('vacancies.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}

/** What a vacancy pays a month. */
export async function Pay({ payFrom: from, payTo: to }: { payFrom: number | null; payTo: number | null }) {
  const t = await getTranslations('vacancies.pay');
  if (from !== null && to !== null) return from === to ? t('exact', { from }) : t('range', { from, to });
  if (from !== null) return t('from', { from });
  return to === null ? t('open') : t('to', { to });
}
