import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { OrderClassBadge } from '@/components/modules/order-classes/order-class-state';
import type { OrderClassRow } from '@/lib/modules/order-classes/types';

/** Classes that the college trains with a partner. */
export function PartnerClasses({ rows }: { rows: OrderClassRow[] }) {
  const t = useTranslations('orderClasses');
  if (rows.length === 0) return <p className="dim">{t('ofPartner.none')}</p>;
  return (
    <div className="table-wrap bare">
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0! shadow-none!">{t('fields.name')}</th>
            <th>{t('fields.kind')}</th>
            <th>{t('fields.programme')}</th>
            <th className="num">{t('fields.students')}</th>
            <th>{t('fields.startedOn')}</th>
            <th>{t('fields.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! shadow-none! name">
                <Link href={`/order-classes/${row.id}`} title={row.name}>
                  {row.name}
                </Link>
                <div className="cell-sub">
                  <OrderClassBadge state={row.state} />
                  <span>{t('students', { count: row.students })}</span>
                </div>
              </th>
              <td className="nowrap">{t(`kinds.${row.kind}`)}</td>
              <td>{row.programme}</td>
              <td className="num">{row.students}</td>
              <td className="nowrap">{row.startedOn}</td>
              <td>
                <OrderClassBadge state={row.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
