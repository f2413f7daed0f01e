import { getFormatter, getTranslations } from 'next-intl/server';
import type { EquipmentTotals } from '@/lib/modules/equipment/types';

/** What the equipment is together, and the partners' part of it, in words and as a bar. */
export async function EquipmentSum({
  totals: { items, pieces, value, ofPartners, share },
  ofPartner = false,
}: {
  totals: EquipmentTotals;
  /** All of it is one partner's: its part goes without saying. */
  ofPartner?: boolean;
}) {
  const t = await getTranslations('equipment');
  const format = await getFormatter();
  const money = (amount: number) => format.number(amount, { minimumFractionDigits: 2 });
  if (items === 0) return null;
  return (
    <div className="mb-3 max-w-prose">
      <p>{t('sum', { items, pieces, value: money(value) })}</p>
      {!ofPartner && (
        <>
          <p className="small dim">{t('partnersShare', { value: money(ofPartners), share })}</p>
          <meter className="w-full" min={0} max={100} value={share} aria-label={t('shareLabel')} />
        </>
      )}
    </div>
  );
}
