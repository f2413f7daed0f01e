import { Download, Upload } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { DueBadge } from '@/components/modules/governance/due-state';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { FilterTab, toggled } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { SortHead } from '@/components/table/sort-head';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type FindingFilter, type FindingListState, findingList } from '@/lib/modules/inspections/list';
import type { FindingFacets, FindingRow } from '@/lib/modules/inspections/types';
import { FindingActions } from './finding-actions';

type Props = {
  state: FindingListState;
  page: Page<FindingRow>;
  facets: FindingFacets;
  today: string;
  may: { import: boolean; export: boolean };
};

/** What the inspections of all bases found: what is not mended first, each mended where it stands. */
export async function FindingList({ state, page: list, facets, today, may }: Props) {
  const t = await getTranslations('inspections');
  const { href } = findingList;
  const { filter } = state;
  const at = (over: FindingFilter) => href({ filter: { ...filter, ...over } }, state);
  const bases = facets.bases.map((each) => ({
    ...each,
    on: filter.base?.includes(each.value) ?? false,
    href: at({ base: toggled(filter.base, each.value) }),
  }));
  return (
    <>
      <Head title={t('list.title')} count={t('list.count', { count: list.total })}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=findings">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={href({}, state, '/api/exports/findings')} download>
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
      <div className="toolbar">
        <SearchForm list={findingList} state={state} label={t('list.search')} />
        <ChoiceFilter label={t('fields.base')} choices={bases} />
      </div>
      {list.rows.length > 0 ? (
        <FindingTable {...{ rows: list.rows, state, today }} />
      ) : (
        <Empty title={t('list.none')} hint={t('list.noneHint')} />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </>
  );
}

type TableProps = { rows: FindingRow[]; state: FindingListState; today: string };

async function FindingTable({ rows, state, today }: TableProps) {
  const t = await getTranslations('inspections');
  const head = { state, href: findingList.href };
  return (
    <section className="table-wrap" aria-label={t('list.title')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('fields.what')}</th>
            <th>{t('fields.state')}</th>
            <th>{t('fields.base')}</th>
            <SortHead {...head} sort="inspected" label={t('fields.inspectedOn')} />
            <th>{t('fields.ownerId')}</th>
            <SortHead {...head} sort="due" label={t('fields.dueOn')} />
            <th>{t('fields.mending')}</th>
            <th aria-label={t('fields.acts')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/platforms/inspections/${row.inspection.id}`}>{row.what}</Link>
                <div className="cell-sub">
                  <DueBadge row={row} today={today} />
                  <span>{row.base.name}</span>
                </div>
              </th>
              <td>
                <DueBadge row={row} today={today} />
              </td>
              <td>
                <Link className="link clip" href={`/platforms/${row.base.id}`} title={row.base.name}>
                  {row.base.name}
                </Link>
              </td>
              <td className="nowrap">{row.inspection.inspectedOn}</td>
              <td>{row.ownerId ? (row.owner ?? t('unknownPerson')) : t('nobody')}</td>
              <td className="nowrap">{row.dueOn}</td>
              <td>{row.mending}</td>
              <td className="nowrap">
                <FindingActions row={row} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
