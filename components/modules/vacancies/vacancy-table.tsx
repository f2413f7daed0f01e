import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { SortHead } from '@/components/table/sort-head';
import { type VacancyListState, vacancyList } from '@/lib/modules/vacancies/list';
import type { VacancyRow } from '@/lib/modules/vacancies/types';
import { Pay, VacancyBadge } from './vacancy-state';

/** Vacancies of a page, and below them the places of all pages. */
export async function VacancyTable({
  rows,
  state,
  places,
}: {
  rows: VacancyRow[];
  state: VacancyListState;
  places: number;
}) {
  const t = await getTranslations('vacancies');
  const format = await getFormatter();
  const head = { state, href: vacancyList.href };
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="title" label={t('fields.title')} className="pin-2 left-0!" />
            <th>{t('fields.partnerId')}</th>
            <th>{t('fields.state')}</th>
            <SortHead {...head} sort="places" label={t('fields.places')} className="num" />
            <SortHead {...head} sort="pay" label={t('fields.pay')} className="num" />
            <th>{t('fields.place')}</th>
            <th>{t('fields.programmeIds')}</th>
            <SortHead {...head} sort="until" label={t('fields.lastOn')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="pin-2 left-0!">
              {t('list.totals')}
              <div className="cell-sub">
                <span>{t('record.people', { count: places })}</span>
              </div>
            </th>
            <td colSpan={2} />
            <td className="num">{format.number(places)}</td>
            <td colSpan={4} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

async function Row({ row }: { row: VacancyRow }) {
  const t = await getTranslations('vacancies');
  const format = await getFormatter();
  const programmes = row.programmes.length > 0 ? format.list(row.programmes) : t('record.anyProgramme');
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        <Link href={`/vacancies/${row.id}`}>{row.title}</Link>
        <div className="cell-sub">
          <VacancyBadge state={row.state} />
          <span>{row.partner.name}</span>
          <span>{t('record.people', { count: row.places })}</span>
          <span>
            <Pay {...row} />
          </span>
          <span>{row.place}</span>
        </div>
      </th>
      <td>
        <span className="clip" title={row.partner.name}>
          {row.partner.name}
        </span>
      </td>
      <td>
        <VacancyBadge state={row.state} />
      </td>
      <td className="num">{format.number(row.places)}</td>
      <td className="num">
        <Pay {...row} />
      </td>
      <td className="nowrap">{row.place}</td>
      <td>
        <span className="clip" title={programmes}>
          {programmes}
        </span>
      </td>
      <td className="nowrap">{row.lastOn}</td>
    </tr>
  );
}
