import { useTranslations } from 'next-intl';

/** Whether a chain is offered or retired, as a badge. */
export function ChainBadge({ retiredOn }: { retiredOn: string | null }) {
  const t = useTranslations('chains');
  if (!retiredOn) return <span className="badge ok">{t('states.IN_USE')}</span>;
  return <span className="badge idle">{t('list.retiredOn', { day: retiredOn })}</span>;
}
