import { useTranslations } from 'next-intl';
import { daysBetween } from '@/lib/kernel/day';
import type { DueState } from '@/lib/modules/governance/words';

const TONE = { OPEN: 'info', OVERDUE: 'bad', DONE: 'ok', DROPPED: 'idle' } as const;

type Props = {
  row: { state: DueState; dueOn: string | null; doneOn: string | null; droppedOn?: string | null };
  today: string;
};

/** Whether a resolution or a task is done, and if not how much time is left. */
export function DueBadge({ row: { state, dueOn, doneOn, droppedOn }, today }: Props) {
  const t = useTranslations('governance.due');
  return <span className={`badge ${TONE[state]}`}>{text()}</span>;

  function text(): string {
    if (doneOn) return t('doneOn', { day: doneOn });
    if (droppedOn) return t('droppedOn', { day: droppedOn });
    if (!dueOn) return t('open');
    const days = daysBetween(today, dueOn);
    return days < 0 ? t('lateBy', { days: -days }) : t('dueIn', { days });
  }
}
