import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { equipmentList } from '@/lib/modules/equipment/list';
import type { PlatformEquipment } from '@/lib/modules/equipment/types';
import { AddEquipment } from './equipment-actions';
import { EquipmentSum } from './equipment-sum';
import { EquipmentTable } from './equipment-table';

type Props = PlatformEquipment & { platformId: string; today: string };

/** The equipment of a centre or base: what is in use, whose it is, what it is worth. */
export async function EquipmentPanel({ platformId, rows, totals, rooms, mayWrite, today }: Props) {
  const t = await getTranslations('equipment');
  return (
    <section className="sec" aria-label={t('title')}>
      <div className="sec-head">
        <h2>{t('title')}</h2>
        {totals.items > 0 && <span className="n">{totals.items}</span>}
        <div className="acts">
          {totals.items > 0 && (
            <Link className="link small" href={equipmentList.href({ filter: { platform: [platformId] } })}>
              {t('all')}
            </Link>
          )}
          {mayWrite && <AddEquipment {...{ platformId, rooms, today }} />}
        </div>
      </div>
      {rows.length === 0 && <p className="dim">{t('none')}</p>}
      <EquipmentSum totals={totals} />
      {rows.length > 0 && <EquipmentTable {...{ rows, totals, rooms, today }} />}
    </section>
  );
}
