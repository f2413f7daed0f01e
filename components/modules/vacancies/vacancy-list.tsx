import { Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { OpenAddress } from '@/components/modules/open/open-address';
import { FilterChip } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { type SavedView, SavedViews } from '@/components/table/saved-views';
import { SearchForm } from '@/components/table/search-form';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type VacancyFilter, type VacancyListState, vacancyList } from '@/lib/modules/vacancies/list';
import type { VacancyRow } from '@/lib/modules/vacancies/types';
import type { VacancyState } from '@/lib/modules/vacancies/words';
import { VacancyTable } from './vacancy-table';

type Props = {
  state: VacancyListState;
  facets: { total: number; state: { value: VacancyState; count: number }[]; public: number };
  page: Page<VacancyRow> & { places: number };
  views: SavedView[];
  /** The address of the page for everybody, where there is one. */
  open: string | null;
  may: { write: boolean; import: boolean; export: boolean };
  /** Whether the reader sees other states than open. */
  all: boolean;
};

/** The vacancies that the address asks for, and what can be done from there. */
export async function VacancyList(props: Props) {
  const { state, page: list, may } = props;
  const t = await getTranslations('vacancies');
  const narrowed = Object.keys(state.filter).length > 0;
  return (
    <>
      <Head title={t('title')} count={t('list.count', { count: list.total })}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=vacancies">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={vacancyList.href({}, state, '/api/exports/vacancies')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/vacancies/new">
            <Plus className="ic" aria-hidden />
            {t('list.new')}
          </Link>
        )}
      </Head>
      <OpenAddress url={props.open} />
      <Filters {...props} />
      {props.all && <SavedViews module="vacancies" views={props.views} href={vacancyList.href({}, state)} />}
      {list.rows.length > 0 ? (
        <VacancyTable rows={list.rows} state={state} places={list.places} />
      ) : (
        <Empty
          title={t(narrowed ? 'list.noMatch' : 'list.empty')}
          hint={t(narrowed ? 'list.noMatchHint' : props.all ? 'list.emptyHint' : 'list.noneOpen')}
        />
      )}
      <Pager {...list} to={(page) => vacancyList.href({ page }, state)} />
    </>
  );
}

/** Filters that a link sets and no chip shows. */
const LINKED = ['programme', 'partner', 'need', 'post', 'region', 'batch', 'on'] as const;

async function Filters({ state, facets, all }: Props) {
  const t = await getTranslations('vacancies');
  const { filter } = state;
  const at = (over: VacancyFilter) => vacancyList.href({ filter: { ...filter, ...over } }, state);
  return (
    <>
      {all && (
        <ValueTabs
          label={t('title')}
          all={t('list.all')}
          total={facets.total}
          values={facets.state}
          chosen={filter.state}
          name={(value) => t(`states.${value}`)}
          href={(state) => at({ state })}
        />
      )}
      <div className="toolbar">
        <SearchForm list={vacancyList} state={state} label={t('list.search')} />
        {LINKED.some((key) => filter[key] !== undefined) && (
          <span className="small dim">
            {t('list.narrowed')}{' '}
            <Link className="link" href={at(Object.fromEntries(LINKED.map((key) => [key, undefined])))}>
              {t('list.clear')}
            </Link>
          </span>
        )}
      </div>
      {all && (
        <div className="filterbar">
          <div className="chips">
            <FilterChip
              href={at({ public: filter.public ? undefined : '1' })}
              on={filter.public === '1'}
              label={t('list.public')}
              count={facets.public}
            />
          </div>
        </div>
      )}
    </>
  );
}
