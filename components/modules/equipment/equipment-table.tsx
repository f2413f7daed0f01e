import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { SortHead } from '@/components/table/sort-head';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { type EquipmentListState, equipmentList } from '@/lib/modules/equipment/list';
import type { EquipmentRow, EquipmentTotals } from '@/lib/modules/equipment/types';
import { EquipmentActions } from './equipment-actions';

type Props = {
  rows: EquipmentRow[];
  totals: EquipmentTotals;
  today: string;
  /** On the list of all platforms: its state, for sorting. */
  state?: EquipmentListState;
  /** On a platform's page: its rooms. */
  rooms?: { id: string; name: string }[];
};

/** Equipment with whose it is, how much of it and what it is worth; the sums stand below. */
export async function EquipmentTable({ rows, totals, today, state, rooms }: Props) {
  const t = await getTranslations('equipment');
  const format = await getFormatter();
  const money = (amount: number | null) => amount !== null && format.number(amount, { minimumFractionDigits: 2 });
  const head = state && { state, href: equipmentList.href };
  return (
    <ScrollRegion className="table-wrap" label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            {head ? (
              <SortHead {...head} sort="name" label={t('fields.name')} className="pin-2 left-0!" />
            ) : (
              <th className="pin-2 left-0!">{t('fields.name')}</th>
            )}
            <th>{t('fields.model')}</th>
            <th>{t(head ? 'fields.platform' : 'fields.roomId')}</th>
            <th>{t('fields.ownerId')}</th>
            <th className="num">{t('fields.count')}</th>
            {head ? (
              <SortHead {...head} sort="price" label={t('fields.unitValue')} className="num" />
            ) : (
              <th className="num">{t('fields.unitValue')}</th>
            )}
            <th className="num">{t('fields.value')}</th>
            {head ? (
              <SortHead {...head} sort="acquired" label={t('fields.acquiredOn')} />
            ) : (
              <th>{t('fields.acquiredOn')}</th>
            )}
            <th aria-label={t('fields.acts')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                {row.name} {row.retiredOn && <span className="badge idle">{t('retired', { day: row.retiredOn })}</span>}
                <div className="cell-sub">
                  <span>{row.owner?.name ?? t('college')}</span>
                  <span>{t('pieces', { count: row.count })}</span>
                  {row.value !== null && <span>{t('money', { value: money(row.value) || '' })}</span>}
                </div>
              </th>
              <td>{row.model}</td>
              <td>
                {head ? (
                  <Link className="link clip" href={`/platforms/${row.platform.id}`} title={row.platform.name}>
                    {row.platform.name}
                  </Link>
                ) : (
                  row.room?.name
                )}
              </td>
              <td>
                {row.owner ? (
                  <Link className="link clip" href={`/partners/${row.owner.id}`} title={row.owner.name}>
                    {row.owner.name}
                  </Link>
                ) : (
                  t('college')
                )}
              </td>
              <td className="num">{format.number(row.count)}</td>
              <td className="num">{money(row.unitValue)}</td>
              <td className="num">{money(row.value)}</td>
              <td className="nowrap">{row.acquiredOn}</td>
              <td className="nowrap">{row.mayWrite && <EquipmentActions {...{ row, rooms, today }} />}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="pin-2 left-0!">
              {t('totals', { count: totals.items })}
              <div className="cell-sub">
                <span>{t('pieces', { count: totals.pieces })}</span>
                <span>{t('money', { value: money(totals.value) || '' })}</span>
              </div>
            </th>
            <td colSpan={3} />
            <td className="num">{format.number(totals.pieces)}</td>
            <td />
            <td className="num">{money(totals.value)}</td>
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}
