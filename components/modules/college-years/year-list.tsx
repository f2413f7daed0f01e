import { Download } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { toggled } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { SortHead } from '@/components/table/sort-head';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type YearFilter, type YearListState, yearList } from '@/lib/modules/college-years/list';
import type { YearFacets, YearRow } from '@/lib/modules/college-years/types';
import { YearBadge } from './year-state';

type Props = { state: YearListState; page: Page<YearRow>; facets: YearFacets; mayExport: boolean };

/** The yearly plans and self-assessments of all industry colleges. */
export async function YearList({ state, page: list, facets, mayExport }: Props) {
  const t = await getTranslations('college-years');
  const { href } = yearList;
  const { filter } = state;
  const at = (over: YearFilter) => href({ filter: { ...filter, ...over } }, state);
  const years = facets.years.map((each) => ({
    ...each,
    on: filter.year?.includes(each.value) ?? false,
    href: at({ year: toggled(filter.year, each.value) }),
  }));
  return (
    <>
      <Head title={t('list.title')} count={t('list.count', { count: list.total })}>
        {mayExport && (
          <a className="btn" href={href({}, state, '/api/exports/college-years')} download>
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
      />
      <div className="toolbar">
        <SearchForm list={yearList} state={state} label={t('list.search')} />
        <ChoiceFilter label={t('fields.year')} choices={years} />
        {filter.waiting && (
          <span className="chip-group">
            <span className="lab">{t('list.waiting')}</span>
            <Link className="link small" href={at({ waiting: undefined })}>
              {t('list.all')}
            </Link>
          </span>
        )}
      </div>
      {list.rows.length > 0 ? (
        <YearTable rows={list.rows} state={state} />
      ) : (
        <Empty title={t('list.none')} hint={t('list.noneHint')} />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </>
  );
}

async function YearTable({ rows, state }: { rows: YearRow[]; state: YearListState }) {
  const t = await getTranslations('college-years');
  const head = { state, href: yearList.href };
  const step = (day: string | null, who: string | null) => day && [day, who].filter(Boolean).join(' ');
  return (
    <section className="table-wrap" aria-label={t('list.title')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('fields.college')}</th>
            <SortHead {...head} sort="year" label={t('fields.year')} className="num" />
            <th>{t('fields.state')}</th>
            <th>{t('fields.submitted')}</th>
            <th>{t('fields.approved')}</th>
            <th>{t('fields.assessed')}</th>
            <SortHead {...head} sort="score" label={t('fields.score')} className="num" />
            <th>{t('fields.reviewed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/platforms/years/${row.id}`}>{row.college.name}</Link>
                <div className="cell-sub">
                  <span>{t('year', { year: String(row.year) })}</span>
                  <YearBadge state={row.state} />
                  {row.score !== null && <span>{t('scored', { score: row.score })}</span>}
                </div>
              </th>
              <td className="num">{row.year}</td>
              <td>
                <YearBadge state={row.state} />
              </td>
              <td className="nowrap">{step(row.submittedOn, row.author)}</td>
              <td className="nowrap">{step(row.approvedOn, row.approver)}</td>
              <td className="nowrap">{step(row.assessedOn, row.assessor)}</td>
              <td className="num">{row.score}</td>
              <td className="nowrap">{step(row.reviewedOn, row.reviewer)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
