import { Download, Plus } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { OpenAddress } from '@/components/modules/open/open-address';
import { FilterChip } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { SortHead } from '@/components/table/sort-head';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type NoticeFilter, type NoticeListState, noticeList } from '@/lib/modules/notices/list';
import type { NoticeRow } from '@/lib/modules/notices/types';
import type { NoticeKind, NoticeState } from '@/lib/modules/notices/words';

type Props = {
  state: NoticeListState;
  facets: {
    total: number;
    kind: { value: NoticeKind; count: number }[];
    state: { value: NoticeState; count: number }[];
    public: number;
  };
  page: Page<NoticeRow>;
  /** The address of the page for everybody, where there is one. */
  open: string | null;
  may: { write: boolean; export: boolean };
};

/** Whether a notice is published, as a badge. */
export async function NoticeBadge({ state }: { state: NoticeState }) {
  const t = await getTranslations('notices.states');
  return <span className={`badge ${state === 'PUBLISHED' ? 'ok' : 'idle'}`}>{t(state)}</span>;
}

/** The notices that the address asks for, and what can be done from there. */
export async function NoticeList(props: Props) {
  const { state, page: list, may } = props;
  const t = await getTranslations('notices');
  const narrowed = Object.keys(state.filter).length > 0;
  return (
    <>
      <Head title={t('title')} count={t('list.count', { count: list.total })}>
        {may.export && (
          <a className="btn" href={noticeList.href({}, state, '/api/exports/notices')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/notices/new">
            <Plus className="ic" aria-hidden />
            {t('list.new')}
          </Link>
        )}
      </Head>
      <OpenAddress url={props.open} />
      <Filters {...props} />
      {list.rows.length > 0 ? (
        <NoticeTable rows={list.rows} state={state} writes={may.write} />
      ) : (
        <Empty
          title={t(narrowed ? 'list.noMatch' : 'list.empty')}
          hint={t(narrowed ? 'list.noMatchHint' : 'list.emptyHint')}
        />
      )}
      <Pager {...list} to={(page) => noticeList.href({ page }, state)} />
    </>
  );
}

async function Filters({ state, facets, may }: Props) {
  const t = await getTranslations('notices');
  const { filter } = state;
  const at = (over: NoticeFilter) => noticeList.href({ filter: { ...filter, ...over } }, state);
  const only = (value: NoticeState) => filter.state?.length === 1 && filter.state[0] === value;
  return (
    <>
      <ValueTabs
        label={t('title')}
        all={t('list.all')}
        total={facets.total}
        values={facets.kind}
        chosen={filter.kind}
        name={(value) => t(`kinds.${value}`)}
        href={(kind) => at({ kind })}
      />
      <div className="toolbar">
        <SearchForm list={noticeList} state={state} label={t('list.search')} />
      </div>
      {may.write && (
        <div className="filterbar">
          <div className="chips">
            {facets.state.map(({ value, count }) => (
              <FilterChip
                key={value}
                href={at({ state: only(value) ? undefined : [value] })}
                on={only(value)}
                label={t(`states.${value}`)}
                count={count}
              />
            ))}
            <FilterChip
              href={at({ public: filter.public ? undefined : '1' })}
              on={filter.public === '1'}
              label={t('fields.public')}
              count={facets.public}
            />
          </div>
        </div>
      )}
    </>
  );
}

async function NoticeTable({ rows, state, writes }: { rows: NoticeRow[]; state: NoticeListState; writes: boolean }) {
  const t = await getTranslations('notices');
  const head = { state, href: noticeList.href };
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="title" label={t('fields.title')} className="pin-2 left-0!" />
            <th>{t('fields.kind')}</th>
            <th>{t('fields.chainId')}</th>
            <th>{t('fields.source')}</th>
            <SortHead {...head} sort="issued" label={t('fields.issuedOn')} />
            {writes && <th>{t('fields.state')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/notices/${row.id}`} title={row.title}>
                  {row.title}
                </Link>
                <div className="cell-sub">
                  {writes && <NoticeBadge state={row.state} />}
                  <span>{t(`kinds.${row.kind}`)}</span>
                  <span>{row.issuedOn}</span>
                </div>
              </th>
              <td className="nowrap">{t(`kinds.${row.kind}`)}</td>
              <td className="nowrap">{row.chain}</td>
              <td>{row.source}</td>
              <td className="nowrap">{row.issuedOn}</td>
              {writes && (
                <td>
                  <NoticeBadge state={row.state} />
                  {row.public && <span className="tag ml-1">{t('list.open')}</span>}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
