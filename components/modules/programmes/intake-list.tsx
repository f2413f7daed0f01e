import { Download, Upload } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { toggled } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { SortHead } from '@/components/table/sort-head';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type IntakeFilter, type IntakeListState, intakeList } from '@/lib/modules/programmes/list';
import type { IntakeCounts, IntakeRow } from '@/lib/modules/programmes/types';

type Props = {
  state: IntakeListState;
  page: Page<IntakeRow> & { totals: IntakeCounts };
  facets: {
    total: number;
    years: { value: string; count: number }[];
    departments: { value: string; label: string; count: number }[];
  };
  may: { import: boolean; export: boolean };
};
const COUNTS = ['planned', 'enrolled', 'reported'] as const;
/** Older years are found by their tab once they are chosen, and by sorting. */
const TABS = 6;

/** Enrolment of all programmes, year by year. */
export function IntakeList(props: Props) {
  const { state, page: list, may } = props;
  const t = useTranslations('programmes');
  const narrowed = Object.keys(state.filter).length > 0;
  return (
    <>
      <Head title={t('intake.title')} count={t('intake.count', { count: list.total })} lede={t('intake.lede')}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=intakes">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={intakeList.href({}, state, '/api/exports/intakes')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
      </Head>
      <Filters {...props} />
      {list.rows.length > 0 ? (
        <IntakeTable {...props} />
      ) : (
        <Empty
          title={t(narrowed ? 'intake.noMatch' : 'intake.none')}
          hint={t(narrowed ? 'list.noMatchHint' : 'intake.noneHint')}
        />
      )}
      <Pager {...list} to={(page) => intakeList.href({ page }, state)} />
    </>
  );
}

function Filters({ state, facets }: Props) {
  const t = useTranslations('programmes');
  const { filter } = state;
  const at = (over: IntakeFilter) => intakeList.href({ filter: { ...filter, ...over } }, state);
  const departments = facets.departments.map((each) => ({
    ...each,
    on: filter.department?.includes(each.value) ?? false,
    href: at({ department: toggled(filter.department, each.value) }),
  }));
  const years = facets.years.filter(({ value }, n) => n < TABS || filter.year?.includes(value));
  return (
    <>
      <ValueTabs
        label={t('fields.year')}
        all={t('list.all')}
        total={facets.total}
        values={years}
        chosen={filter.year}
        name={(year) => t('adjustment.year', { year })}
        href={(year) => at({ year })}
      />
      <div className="toolbar">
        <SearchForm list={intakeList} state={state} label={t('list.search')} />
        {departments.length > 0 && <ChoiceFilter label={t('fields.department')} choices={departments} />}
      </div>
    </>
  );
}

/** How far a plan was met, in percent; nothing where either number is not known. */
function useRate() {
  const t = useTranslations('programmes');
  return ({ planned, enrolled }: IntakeCounts) =>
    planned && enrolled !== null ? t('share', { share: Math.round((enrolled / planned) * 1000) / 10 }) : '';
}

function IntakeTable({ page: { rows, totals, total }, state }: Props) {
  const t = useTranslations('programmes');
  const head = { state, href: intakeList.href };
  return (
    <section className="table-wrap" aria-label={t('intake.title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="name" label={t('fields.name')} className="pin-2 left-0!" />
            <SortHead {...head} sort="year" label={t('fields.year')} />
            <th>{t('fields.code')}</th>
            <th>{t('fields.department')}</th>
            <SortHead {...head} sort="planned" label={t('fields.planned')} className="num" />
            <SortHead {...head} sort="enrolled" label={t('fields.enrolled')} className="num" />
            <th className="num">{t('fields.reported')}</th>
            <th className="num">{t('fields.rate')}</th>
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
              {t('intake.totals', { count: total })}
            </th>
            <td colSpan={3} />
            <Counts counts={totals} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Row({ row }: { row: IntakeRow }) {
  const t = useTranslations('programmes');
  const format = useFormatter();
  const rate = useRate();
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        <Link href={`/programmes/${row.programmeId}`} title={row.name}>
          {row.direction ? `${row.name} ${row.direction}` : row.name}
        </Link>
        <div className="cell-sub">
          <span>{t('adjustment.year', { year: String(row.year) })}</span>
          {COUNTS.map((key) => {
            const count = row[key];
            return count === null ? null : <span key={key}>{`${t(`fields.${key}`)} ${format.number(count)}`}</span>;
          })}
          <span>{rate(row)}</span>
        </div>
      </th>
      <td className="num">{row.year}</td>
      <td className="mono">{row.code}</td>
      <td className="nowrap">{row.department}</td>
      <Counts counts={row} />
    </tr>
  );
}

function Counts({ counts }: { counts: IntakeCounts }) {
  const format = useFormatter();
  const rate = useRate();
  return (
    <>
      {COUNTS.map((key) => {
        const count = counts[key];
        return (
          <td key={key} className="num">
            {count !== null && format.number(count)}
          </td>
        );
      })}
      <td className="num">{rate(counts)}</td>
    </>
  );
}
