import { useTranslations } from 'next-intl';
import type { FollowUpView } from '@/lib/modules/visits/types';

const TONE = { OPEN: 'info', OVERDUE: 'bad', DONE: 'ok' } as const;

/** Whether a follow-up is done, and if not how much time is left. */
export function FollowUpState({ row }: { row: Pick<FollowUpView, 'state' | 'daysLeft' | 'doneOn'> }) {
  const t = useTranslations('visits.followUp');
  const { daysLeft, doneOn, state } = row;
  const text = doneOn
    ? t('doneOn', { day: doneOn })
    : t(state === 'OVERDUE' ? 'lateBy' : 'dueIn', { days: Math.abs(daysLeft ?? 0) });
  return <span className={`badge ${TONE[state]}`}>{text}</span>;
}
