import { Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { SortHead } from '@/components/table/sort-head';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type PlanListState, planList } from '@/lib/modules/plans/list';
import type { PlanRow } from '@/lib/modules/plans/types';
import type { PlanState } from '@/lib/modules/plans/words';
import { PlanBadge } from './plan-state';

type Props = {
  state: PlanListState;
  facets: { total: number; state: { value: PlanState; count: number }[] };
  page: Page<PlanRow>;
  may: { write: boolean; import: boolean; export: boolean };
};

/** The plans that the address asks for, and what can be done from there. */
export async function PlanList({ state, facets, page: list, may }: Props) {
  const t = await getTranslations('plans');
  const { filter } = state;
  const narrowed = Object.keys(filter).length > 0;
  const at = (states: PlanState[] | undefined) => planList.href({ filter: { ...filter, state: states } }, state);
  return (
    <>
      <Head title={t('title')} count={t('list.count', { count: list.total })}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=plans">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={planList.href({}, state, '/api/exports/plans')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/internships/plans/new">
            <Plus className="ic" aria-hidden />
            {t('list.new')}
          </Link>
        )}
      </Head>
      <ValueTabs
        label={t('title')}
        all={t('list.all')}
        total={facets.total}
        values={facets.state}
        chosen={filter.state}
        name={(value) => t(`states.${value}`)}
        href={at}
      />
      <div className="toolbar">
        <SearchForm list={planList} state={state} label={t('list.search')} />
      </div>
      {list.rows.length > 0 ? (
        <PlanTable rows={list.rows} state={state} />
      ) : (
        <Empty
          title={t(narrowed ? 'list.noMatch' : 'list.empty')}
          hint={t(narrowed ? 'list.noMatchHint' : 'list.emptyHint')}
        />
      )}
      <Pager {...list} to={(page) => planList.href({ page }, state)} />
    </>
  );
}

async function PlanTable({ rows, state }: { rows: PlanRow[]; state: PlanListState }) {
  const t = await getTranslations('plans');
  const kinds = await getTranslations('placements');
  const format = await getFormatter();
  const head = { state, href: planList.href };
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="name" label={t('fields.name')} className="pin-2 left-0!" />
            <th>{t('fields.kind')}</th>
            <th>{t('fields.state')}</th>
            <th>{t('fields.department')}</th>
            <th>{t('fields.teacher')}</th>
            <SortHead {...head} sort="starts" label={t('fields.startsOn')} />
            <th>{t('fields.endsOn')}</th>
            <th className="num">{t('fields.students')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/internships/plans/${row.id}`}>{row.name}</Link>
                <div className="cell-sub">
                  <PlanBadge state={row.state} />
                  <span>{row.startsOn}</span>
                  <span>{t('list.students', { count: row.students })}</span>
                </div>
              </th>
              <td className="nowrap">{row.stage ? kinds(`stages.${row.stage}`) : kinds(`kinds.${row.kind}`)}</td>
              <td>
                <PlanBadge state={row.state} />
              </td>
              <td className="nowrap">{row.department}</td>
              <td className="nowrap">{row.teacher}</td>
              <td className="nowrap">{row.startsOn}</td>
              <td className="nowrap">{row.endsOn}</td>
              <td className="num">{format.number(row.students)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
