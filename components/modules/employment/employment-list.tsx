import { Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { AgainstTarget } from '@/components/modules/targets/against-target';
import { FilterChip, toggled } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { type SavedView, SavedViews } from '@/components/table/saved-views';
import { SearchForm } from '@/components/table/search-form';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type EmploymentFilter, type EmploymentListState, employmentList } from '@/lib/modules/employment/list';
import type { EmploymentRow, EmploymentTotals, FunnelStep, Standings } from '@/lib/modules/employment/types';
import type { Destination } from '@/lib/modules/employment/words';
import { EmploymentTable } from './employment-table';
import { Funnel } from './funnel';

type Props = {
  state: EmploymentListState;
  facets: {
    total: number;
    destination: { value: Destination; count: number }[];
    years: { value: string; count: number }[];
    local: number;
    interned: number;
    unverified: number;
    funnel: FunnelStep[];
  };
  /** Null where the graduates are of several years. */
  standings: Standings | null;
  views: SavedView[];
  page: Page<EmploymentRow> & { totals: EmploymentTotals };
  may: { write: boolean; export: boolean; import: boolean };
};

/** The graduates that the address asks for, where they went, and what that is together. */
export function EmploymentList(props: Props) {
  const { page: list, state, views, may, facets } = props;
  const t = useTranslations('employment');
  const narrowed = Object.keys(state.filter).length > 0;
  return (
    <>
      <Head title={t('title')} count={t('list.count', { count: list.total })}>
        <Link className="btn" href="/employment/rates">
          {t('rates.title')}
        </Link>
        {may.import && (
          <Link className="btn" href="/imports/new?module=employment">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={employmentList.href({}, state, '/api/exports/employment')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/employment/new">
            <Plus className="ic" aria-hidden />
            {t('list.new')}
          </Link>
        )}
      </Head>
      <Filters {...props} />
      <SavedViews module="employment" views={views} href={employmentList.href({}, state)} />
      {list.rows.length > 0 ? (
        <>
          <Rates totals={list.totals} standings={props.standings} />
          <EmploymentTable rows={list.rows} state={state} totals={list.totals} />
        </>
      ) : (
        <Empty
          title={t(narrowed ? 'list.noMatch' : 'list.empty')}
          hint={t(narrowed ? 'list.noMatchHint' : 'list.emptyHint')}
        />
      )}
      <Pager {...list} to={(page) => employmentList.href({ page }, state)} />
      {facets.total > 0 && <Funnel steps={facets.funnel} />}
    </>
  );
}

/** The rates, local retention by both definitions, each against its target. */
function Rates({ totals, standings }: { totals: EmploymentTotals; standings: Standings | null }) {
  const t = useTranslations('employment');
  const format = useFormatter();
  const shares = [
    ['settled', 'settledShare'],
    ['localShare', 'localShare'],
    ['localOfWorking', 'localShareOfWorking'],
  ] as const;
  return (
    <dl className="facts" aria-label={t('list.rates')}>
      {shares.map(([key, share]) => (
        <div key={key}>
          <dt>{t(`list.${key}`)}</dt>
          <dd>
            {format.number(totals[share])}%
            <AgainstTarget standing={standings?.[share] ?? null} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Filters that a link sets and no chip shows. */
const LINKED = [
  'latest',
  'alliance',
  'orderClass',
  'ordered',
  'step',
  'matches',
  'programme',
  'department',
  'group',
  'unclassed',
  'partner',
  'batch',
] as const;

function Filters({ state, facets }: Props) {
  const t = useTranslations('employment');
  const { filter } = state;
  const at = (over: EmploymentFilter) => employmentList.href({ filter: { ...filter, ...over } }, state);
  const linked = LINKED.some((key) => filter[key] !== undefined);
  const cleared = Object.fromEntries([...LINKED, 'on'].map((key) => [key, undefined]));
  return (
    <>
      <ValueTabs
        label={t('title')}
        all={t('list.all')}
        total={facets.total}
        values={facets.destination}
        chosen={filter.destination}
        name={(value) => t(`destinations.${value}`)}
        href={(destination) => at({ destination })}
      />
      <div className="toolbar">
        <SearchForm list={employmentList} state={state} label={t('list.search')} />
      </div>
      <div className="filterbar">
        <div className="chips">
          <span className="chip-group">
            <span className="lab">{t('list.year')}</span>
            {facets.years.map(({ value, count }) => (
              <FilterChip
                key={value}
                href={at({ year: toggled(filter.year, value) })}
                on={filter.year?.includes(value) ?? false}
                label={value}
                count={count}
              />
            ))}
          </span>
          <span className="chip-group">
            {(['local', 'interned', 'unverified'] as const).map((key) => (
              <FilterChip
                key={key}
                href={at({ [key]: filter[key] ? undefined : '1' })}
                on={filter[key] === '1'}
                label={t(`list.${key}`)}
                count={facets[key]}
              />
            ))}
          </span>
          {(linked || filter.on) && (
            <span className="chip-group">
              <span className="lab">{filter.on ? t('list.asOf', { day: filter.on }) : t('list.narrowed')}</span>
              <Link className="link small" href={at(cleared)}>
                {t('list.clear')}
              </Link>
            </span>
          )}
        </div>
      </div>
    </>
  );
}
