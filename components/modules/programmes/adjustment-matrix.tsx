import { Download } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { FilterTab } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { SortHead } from '@/components/table/sort-head';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { employmentList } from '@/lib/modules/employment/list';
import { needList } from '@/lib/modules/needs/list';
import { type AdjustmentFilter, type AdjustmentListState, adjustmentList } from '@/lib/modules/programmes/list';
import type { MatrixRow } from '@/lib/modules/programmes/types';
import type { AdjustmentKind } from '@/lib/modules/programmes/words';
import { vacancyList } from '@/lib/modules/vacancies/list';
import { AdjustmentCell, ProposeButton } from './adjustment-cell';
import { ProgrammeBadge } from './programme-state';

type Facets = {
  year: number;
  /** As of which day the evidence is. */
  on: string;
  total: number;
  lists: { value: AdjustmentKind | 'NONE'; count: number }[];
  waiting: number;
};
type Props = { page: Page<MatrixRow>; state: AdjustmentListState; facets: Facets; may: { export: boolean } };

/** The yearly matrix: programme × evidence, and what was proposed and decided. */
export function AdjustmentMatrix(props: Props) {
  const { page: list, state, facets, may } = props;
  const t = useTranslations('programmes');
  const yearHref = (year: number) => adjustmentList.href({ filter: { ...state.filter, year: String(year) } }, state);
  return (
    <>
      <Head
        title={t('adjustment.title')}
        count={t('adjustment.year', { year: String(facets.year) })}
        lede={t('adjustment.lede')}
      >
        <Link className="btn" href={yearHref(facets.year - 1)}>
          {t('adjustment.before')}
        </Link>
        <Link className="btn" href={yearHref(facets.year + 1)}>
          {t('adjustment.after')}
        </Link>
        {may.export && (
          <a className="btn" href={adjustmentList.href({}, state, '/api/exports/adjustments')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
      </Head>
      <Filters {...props} />
      {list.rows.length > 0 ? (
        <Matrix {...props} />
      ) : (
        <Empty title={t('adjustment.empty')} hint={t('adjustment.emptyHint')} />
      )}
      <Pager {...list} to={(page) => adjustmentList.href({ page }, state)} />
    </>
  );
}

function Filters({ state, facets }: Props) {
  const t = useTranslations('programmes');
  const { filter } = state;
  const at = (over: AdjustmentFilter) => adjustmentList.href({ filter: { ...filter, ...over } }, state);
  const none = { list: undefined, waiting: undefined };
  return (
    <>
      <nav className="tabs" aria-label={t('adjustment.title')}>
        <FilterTab href={at(none)} on={!filter.list && !filter.waiting} label={t('list.all')} count={facets.total} />
        {facets.lists.map(({ value, count }) => (
          <FilterTab
            key={value}
            href={at({ ...none, list: [value] })}
            on={filter.list?.length === 1 && filter.list[0] === value}
            label={t(`lists.${value}`)}
            count={count}
          />
        ))}
        {(facets.waiting > 0 || filter.waiting) && (
          <FilterTab
            href={at({ ...none, waiting: '1' })}
            on={filter.waiting === '1'}
            label={t('adjustment.waiting')}
            count={facets.waiting}
          />
        )}
      </nav>
      <div className="toolbar">
        <SearchForm list={adjustmentList} state={state} label={t('adjustment.search')} />
      </div>
    </>
  );
}

/** Numbers of one kind share a column: with one for each, what is to be done would stand beyond the screen. */
const COLUMNS: readonly (readonly string[])[] = [
  ...[['planned'], ['enrolled', 'reported'], ['students'], ['rate'], ['orderShare'], ['needs']],
  ...[['places', 'seekers'], ['unmet'], ['settled']],
];

function Matrix({ page, state, facets }: Props) {
  const t = useTranslations('programmes');
  const head = { state, href: adjustmentList.href };
  return (
    <section className="table-wrap" aria-label={t('adjustment.title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="name" label={t('fields.name')} className="pin-2 left-0!" />
            <th>{t('fields.state')}</th>
            <th>{t('fields.department')}</th>
            {COLUMNS.map((keys) => (
              <th key={keys[0]} className="num">
                {keys.map((key) => t(`fields.${key}`)).join(' / ')}
              </th>
            ))}
            <th>{t('fields.adjustment')}</th>
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <Row key={row.id} row={row} year={facets.year} on={facets.on} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, year, on }: { row: MatrixRow; year: number; on: string }) {
  const t = useTranslations('programmes');
  const format = useFormatter();
  const { evidence: e } = row;
  const unmet = (e.places ?? 0) - (e.seekers ?? 0);
  const number = (value: number | null) => (value === null ? '' : format.number(value));
  const percent = (part: number | null, whole: number | null) =>
    part !== null && whole ? t('share', { share: Math.round((part / whole) * 1000) / 10 }) : '';
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        <Link href={`/programmes/${row.id}`} title={row.name}>
          {row.name}
        </Link>
        <div className="cell-sub">
          <ProgrammeBadge state={row.state} />
          <span>{t('students', { count: e.students })}</span>
          <Adjustment row={row} year={year} />
        </div>
      </th>
      <td>
        <ProgrammeBadge state={row.state} />
      </td>
      <td className="nowrap">{row.department}</td>
      <td className="num">{number(e.planned)}</td>
      <td className="num nowrap">{[e.enrolled, e.reported].map(number).filter(Boolean).join(' / ')}</td>
      <td className="num">{number(e.students)}</td>
      <td className="num">{percent(e.enrolled, e.planned)}</td>
      <td className="num">{percent(e.orderStudents, e.students)}</td>
      <td className="num">
        {row.frozen || !row.chainCode ? (
          format.number(e.needs)
        ) : (
          <Link
            className="link"
            href={needList.href({ filter: { kind: ['TALENT'], openOn: on, chain: [row.chainCode] } })}
          >
            {format.number(e.needs)}
          </Link>
        )}
      </td>
      <td className="num nowrap">
        {e.places !== null && (
          <>
            {row.frozen ? (
              number(e.places)
            ) : (
              <Link
                className="link underline!"
                href={vacancyList.href({ filter: { programme: [row.id], state: ['OPEN'], on } })}
              >
                {number(e.places)}
              </Link>
            )}
            {` / ${number(e.seekers)}`}
          </>
        )}
      </td>
      <td className="num">{unmet > 0 && format.number(unmet)}</td>
      <td className="num">
        {row.frozen || !row.graduatesOf ? (
          percent(e.settled, e.graduates)
        ) : (
          <Link
            className="link"
            href={employmentList.href({ filter: { programme: [row.id], year: [row.graduatesOf] } })}
          >
            {percent(e.settled, e.graduates)}
          </Link>
        )}
      </td>
      <td>
        <Adjustment row={row} year={year} />
      </td>
    </tr>
  );
}

/** What was proposed or decided, and what the reader may do; in the row's last cell, on a phone below its name. */
function Adjustment({ row, year }: { row: MatrixRow; year: number }) {
  const t = useTranslations('programmes.adjustment');
  return (
    <span className="row flex-wrap">
      {row.adjustment && <AdjustmentCell name={row.name} adjustment={row.adjustment} />}
      {row.frozen && <span className="tag">{t('frozen')}</span>}
      {row.may.propose && <ProposeButton programmeId={row.id} name={row.name} year={year} />}
    </span>
  );
}
