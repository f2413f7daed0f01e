import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { equipmentList } from '@/lib/modules/equipment/list';
import type { EquipmentRow, EquipmentTotals } from '@/lib/modules/equipment/types';
import { EquipmentSum } from './equipment-sum';

type Props = { partnerId: string; rows: EquipmentRow[]; totals: EquipmentTotals };

/** What a partner has put into the college's centres and bases and is in use; nothing is said where it has put in none. */
export async function PartnerEquipment({ partnerId, rows, totals }: Props) {
  const t = await getTranslations('equipment');
  const format = await getFormatter();
  const money = (amount: number | null) => amount !== null && format.number(amount, { minimumFractionDigits: 2 });
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
      <div className="table-wrap bare">
        <table className="table stack">
          <thead>
            <tr>
              <th className="pin-2 left-0! shadow-none!">{t('fields.name')}</th>
              <th>{t('fields.platform')}</th>
              <th className="num">{t('fields.count')}</th>
              <th className="num">{t('fields.value')}</th>
              <th>{t('fields.acquiredOn')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="pin-2 left-0! shadow-none! name">
                  {[row.name, row.model].filter(Boolean).join(' ')}
                  <div className="cell-sub">
                    <span>{t('pieces', { count: row.count })}</span>
                    {row.value !== null && <span>{t('money', { value: money(row.value) || '' })}</span>}
                    <Link className="link" href={`/platforms/${row.platform.id}`}>
                      {row.platform.name}
                    </Link>
                  </div>
                </th>
                <td>
                  <Link className="link clip" href={`/platforms/${row.platform.id}`} title={row.platform.name}>
                    {row.platform.name}
                  </Link>
                </td>
                <td className="num">{format.number(row.count)}</td>
                <td className="num">{money(row.value)}</td>
                <td className="nowrap">{row.acquiredOn}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
