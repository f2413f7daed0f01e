import { getTranslations } from 'next-intl/server';
import type { EntryRow } from '@/lib/modules/settings/types';
import type { Dictionary } from '@/lib/modules/settings/words';
import { EntryActions } from './entry-actions';
import { OrderButtons } from './order-buttons';

/** One dictionary's entries in their order, retired ones among them. */
export async function EntryTable({ dictionary, rows }: { dictionary: Dictionary; rows: EntryRow[] }) {
  const t = await getTranslations('settings');
  const ids = rows.map((row) => row.id);
  return (
    <section className="table-wrap" aria-label={t(`dictionaryNames.${dictionary}`)}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('dictionaries.labelZh')}</th>
            <th>{t('dictionaries.labelEn')}</th>
            <th>{t('dictionaries.code')}</th>
            <th>{t('dictionaries.aliases')}</th>
            <th>{t('dictionaries.state')}</th>
            <th>{t('departments.order')}</th>
            <th>{t('departments.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                {row.labelZh}
                <div className="cell-sub">
                  <StateBadge row={row} />
                  <span>{row.code}</span>
                  <Aliases row={row} />
                  <EntryActions dictionary={dictionary} row={row} />
                  <OrderButtons dictionary={dictionary} ids={ids} index={index} name={row.labelZh} />
                </div>
              </th>
              <td>{row.labelEn}</td>
              <td className="mono">{row.code}</td>
              <td>
                <Aliases row={row} />
              </td>
              <td>
                <StateBadge row={row} />
              </td>
              <td>
                <OrderButtons dictionary={dictionary} ids={ids} index={index} name={row.labelZh} />
              </td>
              <td>
                <EntryActions dictionary={dictionary} row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Aliases({ row }: { row: EntryRow }) {
  return (
    <span className="row flex-wrap">
      {row.aliases.map((alias) => (
        <span key={alias} className="tag">
          {alias}
        </span>
      ))}
    </span>
  );
}

async function StateBadge({ row }: { row: EntryRow }) {
  const t = await getTranslations('settings.dictionaries');
  if (!row.retiredOn) return <span className="badge ok">{t('inUse')}</span>;
  return <span className="badge idle">{t('retiredOn', { day: row.retiredOn })}</span>;
}
