import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { equipmentList } from '@/lib/modules/equipment/list';
import type { EquipmentRow, EquipmentTotals } from '@/lib/modules/equipment/types';
import { EquipmentSum } from './equipment-sum';
import { EquipmentTable } from './equipment-table';

type Props = { partnerId: string; rows: EquipmentRow[]; totals: EquipmentTotals; today: string };

/** What a partner has put into the college's centres and bases and is in use; nothing is said where it has put in none. */
export async function PartnerEquipment({ partnerId, rows, totals, today }: Props) {
  const t = await getTranslations('equipment');
  if (totals.items === 0) return null;
  return (
    <section className="sec" aria-label={t('ofPartner')}>
      <div className="sec-head">
        <h2>{t('ofPartner')}</h2>
        <span className="n">{totals.items}</span>
        <div className="acts">
          <Link className="link small" href={equipmentList.href({ filter: { partner: [partnerId] } })}>
            {t('all')}
          </Link>
        </div>
      </div>
      <EquipmentSum totals={totals} ofPartner />
      <EquipmentTable {...{ rows, totals, today }} />
    </section>
  );
}
