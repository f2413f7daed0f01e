import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { PathwayRow } from '@/lib/modules/pathways/types';

/** Pathway classes that a secondary school or an enterprise has a part in. */
export function PartnerPathways({ rows }: { rows: PathwayRow[] }) {
  const t = useTranslations('pathways');
  if (rows.length === 0) return <p className="dim">{t('ofPartner.none')}</p>;
  return (
    <div className="table-wrap bare">
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0! shadow-none!">{t('fields.name')}</th>
            <th>{t('fields.mode')}</th>
            <th>{t('fields.school')}</th>
            <th>{t('fields.enterprise')}</th>
            <th>{t('fields.programme')}</th>
            <th className="num">{t('fields.plannedSeats')}</th>
            <th className="num">{t('fields.transferred')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! shadow-none! name">
                <Link href={`/pathways/${row.id}`} title={row.name}>
                  {row.name}
                </Link>
                <div className="cell-sub">
                  <span>{row.mode}</span>
                  <span>{t('seats', { enrolled: row.enrolled, planned: row.plannedSeats })}</span>
                </div>
              </th>
              <td className="nowrap">{row.mode}</td>
              <td>{row.school.name}</td>
              <td>{row.enterprise?.name}</td>
              <td>{row.programme?.name}</td>
              <td className="num">{row.plannedSeats}</td>
              <td className="num">{row.transferred}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
