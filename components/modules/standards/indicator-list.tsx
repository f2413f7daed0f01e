import { Download, Upload } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { FilterTab, toggled } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { SortHead } from '@/components/table/sort-head';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type IndicatorFilter, type IndicatorListState, indicatorList } from '@/lib/modules/standards/list';
import type { IndicatorFacets, IndicatorRow } from '@/lib/modules/standards/types';
import { AssessIndicator } from './assess-indicator';
import { IndicatorBadge } from './indicator-state';

type Props = {
  state: IndicatorListState;
  page: Page<IndicatorRow>;
  facets: IndicatorFacets;
  may: { import: boolean; export: boolean };
};

/** The indicators of all consortia and industry colleges, as their trees stand. */
export async function IndicatorList({ state, page: list, facets, may }: Props) {
  const t = await getTranslations('standards');
  const { href } = indicatorList;
  const { filter } = state;
  const at = (over: IndicatorFilter) => href({ filter: { ...filter, ...over } }, state);
  return (
    <>
      <Head title={t('list.title')} count={t('list.count', { count: list.total })}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=standards">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={href({}, state, '/api/exports/standards')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
      </Head>
      <ValueTabs
        label={t('list.title')}
        all={t('list.all')}
        total={facets.total}
        values={facets.state}
        chosen={filter.state}
        name={(value) => t(`states.${value}`)}
        href={(state) => at({ state })}
      >
        <FilterTab
          href={at({ mine: filter.mine ? undefined : '1' })}
          on={filter.mine === '1'}
          label={t('list.mine')}
          count={facets.mine}
        />
      </ValueTabs>
      <IndicatorToolbar state={state} facets={facets} />
      {list.rows.length > 0 ? (
        <IndicatorTable rows={list.rows} state={state} />
      ) : (
        <Empty title={t('list.none')} hint={t('list.noneHint')} />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </>
  );
}

async function IndicatorToolbar({ state, facets }: Pick<Props, 'state' | 'facets'>) {
  const t = await getTranslations('standards');
  const { filter } = state;
  const at = (over: IndicatorFilter) => indicatorList.href({ filter: { ...filter, ...over } }, state);
  const choices = (key: 'year' | 'platform' | 'owner', all: IndicatorFacets['years']) =>
    all.map((each) => ({
      ...each,
      on: filter[key]?.includes(each.value) ?? false,
      href: at({ [key]: toggled(filter[key], each.value) }),
    }));
  const kinds = facets.kinds.map(({ value, count }) => ({
    ...{ value, count, label: t(`kinds.${value}`), on: filter.kind?.includes(value) ?? false },
    href: at({ kind: toggled(filter.kind, value) }),
  }));
  return (
    <div className="toolbar">
      <SearchForm list={indicatorList} state={state} label={t('list.search')} />
      <ChoiceFilter label={t('fields.kind')} choices={kinds} />
      <ChoiceFilter label={t('fields.year')} choices={choices('year', facets.years)} />
      <ChoiceFilter label={t('fields.platform')} choices={choices('platform', facets.platforms)} />
      <ChoiceFilter label={t('fields.ownerId')} choices={choices('owner', facets.owners)} />
    </div>
  );
}

async function IndicatorTable({ rows, state }: { rows: IndicatorRow[]; state: IndicatorListState }) {
  const t = await getTranslations('standards');
  return (
    <section className="table-wrap" aria-label={t('list.title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead
              {...{ state, href: indicatorList.href }}
              sort="name"
              label={t('fields.name')}
              className="pin-2 left-0!"
            />
            <th>{t('fields.state')}</th>
            <th>{t('fields.kind')}</th>
            <th>{t('fields.first')}</th>
            <th>{t('fields.second')}</th>
            <th className="num">{t('fields.maxScore')}</th>
            <th>{t('fields.ownerId')}</th>
            <th className="num">{t('fields.year')}</th>
            <th>{t('fields.platform')}</th>
            <th aria-label={t('fields.acts')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/platforms/indicators/${row.id}`}>
                  {row.code} {row.name}
                </Link>
                <div className="cell-sub">
                  <IndicatorBadge row={row} />
                  <span>{row.platform.name}</span>
                </div>
              </th>
              <td>
                <IndicatorBadge row={row} />
              </td>
              <td className="nowrap">{t(`kinds.${row.kind}`)}</td>
              <td>{row.first.name}</td>
              <td>{row.second.name}</td>
              <td className="num">{row.maxScore}</td>
              <td className="nowrap">{row.ownerId ? (row.owner ?? t('unknownPerson')) : t('nobody')}</td>
              <td className="num">{row.year}</td>
              <td>
                <Link
                  className="link clip"
                  href={`/platforms/${row.platform.id}/indicators?year=${row.year}`}
                  title={row.platform.name}
                >
                  {row.platform.name}
                </Link>
              </td>
              <td className="nowrap">{row.mayAssess && <AssessIndicator row={row} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
