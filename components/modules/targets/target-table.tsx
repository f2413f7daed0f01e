import { useFormatter, useTranslations } from 'next-intl';
import type { Option } from '@/components/form/fields';
import type { TargetRow } from '@/lib/modules/targets/types';
import { TargetActions } from './target-actions';

/** The targets by figure, newest year first. */
export function TargetTable({ rows, figures }: { rows: TargetRow[]; figures: Option[] }) {
  const t = useTranslations('settings.targets');
  const name = new Map(figures.map(({ value, label }) => [value, label]));
  const format = useFormatter();
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('figure')}</th>
            <th className="num">{t('year')}</th>
            <th className="num">{t('percent')}</th>
            <th>{t('source')}</th>
            <th>{t('actions')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                {name.get(row.figure)}
                <div className="cell-sub">
                  <span>
                    {t('year')} {row.year}
                  </span>
                  <span>
                    {t('percent')} {format.number(row.percent)}
                  </span>
                  <span>{row.source}</span>
                  <TargetActions {...{ row, figures }} />
                </div>
              </th>
              <td className="num">{row.year}</td>
              <td className="num">{format.number(row.percent)}</td>
              <td>{row.source}</td>
              <td>
                <TargetActions {...{ row, figures }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
