import { useTranslations } from 'next-intl';
import type { InspectionResult } from '@/lib/modules/inspections/words';

const TONE = { PASSED: 'ok', MENDING: 'warn', FAILED: 'bad' } as const;

type Props = { result: InspectionResult; findings: number; open: number; overdue: number };

/** What an inspection ended with, and how far what it found is mended. */
export function InspectionState({ result, findings, open, overdue }: Props) {
  const t = useTranslations('inspections');
  return (
    <>
      <span className={`badge ${TONE[result]}`}>{t(`results.${result}`)}</span>
      {findings > 0 && open === 0 && <span className="badge ok">{t('allMended')}</span>}
      {open > overdue && <span className="badge info">{t('openOf', { open: open - overdue })}</span>}
      {overdue > 0 && <span className="badge bad">{t('overdueOf', { overdue })}</span>}
    </>
  );
}
