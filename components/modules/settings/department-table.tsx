import { getTranslations } from 'next-intl/server';
import type { DepartmentRow } from '@/lib/modules/settings/types';
import { DepartmentActions } from './department-actions';
import { OrderButtons } from './order-buttons';

/** The departments in their order, closed ones among them. */
export async function DepartmentTable({ rows }: { rows: DepartmentRow[] }) {
  const t = await getTranslations('settings.departments');
  const ids = rows.map((row) => row.id);
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('name')}</th>
            <th>{t('code')}</th>
            <th>{t('state')}</th>
            <th className="num">{t('members')}</th>
            <th className="num">{t('partners')}</th>
            <th>{t('order')}</th>
            <th>{t('actions')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                {row.name}
                <div className="cell-sub">
                  <StateBadge row={row} />
                  <span>{row.code}</span>
                  <span>
                    {t('members')} {row.members}
                  </span>
                  <span>
                    {t('partners')} {row.partners}
                  </span>
                  <DepartmentActions row={row} />
                  <OrderButtons ids={ids} index={index} name={row.name} />
                </div>
              </th>
              <td>{row.code}</td>
              <td>
                <StateBadge row={row} />
              </td>
              <td className="num">{row.members}</td>
              <td className="num">{row.partners}</td>
              <td>
                <OrderButtons ids={ids} index={index} name={row.name} />
              </td>
              <td>
                <DepartmentActions row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function StateBadge({ row }: { row: DepartmentRow }) {
  const t = await getTranslations('settings.departments');
  if (!row.closedOn) return <span className="badge ok">{t('open')}</span>;
  return <span className="badge idle">{t('closedOn', { day: row.closedOn })}</span>;
}
