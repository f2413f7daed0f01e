import { Download } from 'lucide-react';
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
import { type TaskFilter, type TaskListState, taskList } from '@/lib/modules/tasks/list';
import type { TaskFacets, TaskRow } from '@/lib/modules/tasks/types';
import { TaskActions } from './task-actions';

type Named = { id: string; name: string };
type Props = {
  state: TaskListState;
  page: Page<TaskRow>;
  facets: TaskFacets;
  owners: Named[];
  today: string;
  mayExport: boolean;
};

/** The yearly tasks of all consortia and industry colleges: open ones first, each ended where it stands. */
export async function TaskList({ state, page: list, facets, owners, today, mayExport }: Props) {
  const t = await getTranslations('tasks');
  const { href } = taskList;
  const { filter } = state;
  const at = (over: TaskFilter) => href({ filter: { ...filter, ...over } }, state);
  return (
    <>
      <Head title={t('list.title')} count={t('list.count', { count: list.total })}>
        {mayExport && (
          <a className="btn" href={href({}, state, '/api/exports/tasks')} download>
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
      <TaskToolbar state={state} facets={facets} />
      {list.rows.length > 0 ? (
        <TaskTable {...{ rows: list.rows, state, owners, today }} />
      ) : (
        <Empty title={t('list.none')} hint={t('list.noneHint')} />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </>
  );
}

async function TaskToolbar({ state, facets }: Pick<Props, 'state' | 'facets'>) {
  const t = await getTranslations('tasks');
  const choices = (key: 'year' | 'platform' | 'owner', all: TaskFacets['years']) =>
    all.map((each) => ({
      ...each,
      on: state.filter[key]?.includes(each.value) ?? false,
      href: taskList.href({ filter: { ...state.filter, [key]: toggled(state.filter[key], each.value) } }, state),
    }));
  return (
    <div className="toolbar">
      <SearchForm list={taskList} state={state} label={t('list.search')} />
      <ChoiceFilter label={t('fields.year')} choices={choices('year', facets.years)} />
      <ChoiceFilter label={t('fields.platform')} choices={choices('platform', facets.platforms)} />
      <ChoiceFilter label={t('fields.ownerId')} choices={choices('owner', facets.owners)} />
    </div>
  );
}

type TableProps = { rows: TaskRow[]; state: TaskListState; owners: Named[]; today: string };

async function TaskTable({ rows, state, owners, today }: TableProps) {
  const t = await getTranslations('tasks');
  const head = { state, href: taskList.href };
  return (
    <section className="table-wrap" aria-label={t('list.title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="title" label={t('fields.title')} className="pin-2 left-0!" />
            <th>{t('fields.state')}</th>
            <th>{t('fields.platform')}</th>
            <th className="num">{t('fields.year')}</th>
            <th>{t('fields.ownerId')}</th>
            <SortHead {...head} sort="due" label={t('fields.dueOn')} />
            <th>{t('fields.result')}</th>
            <th aria-label={t('fields.acts')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/platforms/${row.platform.id}`}>{row.title}</Link>
                <div className="cell-sub">
                  <DueBadge row={row} today={today} />
                  <span>{row.platform.name}</span>
                </div>
              </th>
              <td>
                <DueBadge row={row} today={today} />
              </td>
              <td>
                <Link className="link clip" href={`/platforms/${row.platform.id}`} title={row.platform.name}>
                  {row.platform.name}
                </Link>
              </td>
              <td className="num">{row.year}</td>
              <td>{row.ownerId ? (row.owner ?? t('unknownPerson')) : t('nobody')}</td>
              <td className="nowrap">{row.dueOn}</td>
              <td>{row.result}</td>
              <td className="nowrap">
                <TaskActions {...{ row, owners, today }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
