import { useTranslations } from 'next-intl';
import type { Standing } from '@/lib/kernel/indicator';

/** Beside a share: its target, and whether it is reached or how many people are missing; `full` says where it was decided. Nothing where there is none. */
export function AgainstTarget({ standing, full }: { standing: Standing | null; full?: true }) {
  const t = useTranslations('figures.target');
  if (!standing) return null;
  const { missing, source, year, percent } = standing;
  return (
    <span className="small dim block">
      {t('goal', { percent, year: String(year) })}{' '}
      <span className={missing === 0 ? 'badge ok' : 'badge warn'}>
        {missing === 0 ? t('reached') : t('missing', { count: missing })}
      </span>
      {full && <span className="block">{t('source', { source })}</span>}
    </span>
  );
}
