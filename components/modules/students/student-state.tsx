import { useTranslations } from 'next-intl';
import type { StudentState } from '@/lib/modules/students/words';

const TONE: Record<StudentState, string> = { ENROLLED: 'ok', SUSPENDED: 'warn', WITHDRAWN: 'idle', GRADUATED: 'info' };

/** A student's state, as a badge. */
export function StudentBadge({ state }: { state: StudentState }) {
  const t = useTranslations('students.states');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}
