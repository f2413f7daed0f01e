import { Download } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { FilterTab } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { SortHead } from '@/components/table/sort-head';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type ResolutionFilter, type ResolutionListState, resolutionList } from '@/lib/modules/governance/list';
import type { ResolutionRow } from '@/lib/modules/governance/types';
import type { ResolutionState } from '@/lib/modules/governance/words';
import { DueBadge } from './due-state';
import { ResolutionActions } from './resolution-actions';

type Props = {
  state: ResolutionListState;
  page: Page<ResolutionRow>;
  facets: { total: number; mine: number; state: { value: ResolutionState; count: number }[] };
  today: string;
  mayExport: boolean;
};

/** The resolutions of all meetings: open ones first, each carried out where it stands. */
export async function ResolutionList({ state, page: list, facets, today, mayExport }: Props) {
  const t = await getTranslations('governance');
  const { href } = resolutionList;
  const { filter } = state;
  const at = (over: ResolutionFilter) => href({ filter: { ...filter, ...over } }, state);
  return (
    <>
      <Head title={t('list.title')} count={t('list.count', { count: list.total })}>
        {mayExport && (
          <a className="btn" href={href({}, state, '/api/exports/resolutions')} download>
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
        <SearchForm list={resolutionList} state={state} label={t('list.search')} />
      </div>
      {list.rows.length > 0 ? (
        <ResolutionTable rows={list.rows} state={state} today={today} />
      ) : (
        <Empty title={t('list.none')} hint={t('list.noneHint')} />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </>
  );
}

type TableProps = { rows: ResolutionRow[]; state: ResolutionListState; today: string };

async function ResolutionTable({ rows, state, today }: TableProps) {
  const t = await getTranslations('governance');
  const head = { state, href: resolutionList.href };
  return (
    <section className="table-wrap" aria-label={t('list.title')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('fields.text')}</th>
            <th>{t('fields.state')}</th>
            <th>{t('fields.owner')}</th>
            <SortHead {...head} sort="due" label={t('fields.dueOn')} />
            <th>{t('fields.result')}</th>
            <SortHead {...head} sort="held" label={t('fields.meeting')} />
            <th>{t('fields.platform')}</th>
            <th aria-label={t('fields.acts')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/platforms/meetings/${row.meeting.id}`}>{row.text}</Link>
                <div className="cell-sub">
                  <DueBadge row={row} today={today} />
                  <span>{row.meeting.name}</span>
                </div>
              </th>
              <td>
                <DueBadge row={row} today={today} />
              </td>
              <td>{row.ownerId ? (row.owner ?? t('unknownPerson')) : t('nobody')}</td>
              <td className="nowrap">{row.dueOn}</td>
              <td>{row.result}</td>
              <td>
                {row.meeting.name} <span className="small dim nowrap">{row.meeting.heldOn}</span>
              </td>
              <td>
                <Link className="link clip" href={`/platforms/${row.platform.id}`} title={row.platform.name}>
                  {row.platform.name}
                </Link>
              </td>
              <td className="nowrap">
                <ResolutionActions row={row} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
