import { Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { FilterChip } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { SortHead } from '@/components/table/sort-head';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type PostFilter, type PostListState, postList } from '@/lib/modules/posts/list';
import type { PostRow, PostTotals } from '@/lib/modules/posts/types';
import type { PostState } from '@/lib/modules/posts/words';
import { PostBadge } from './post-state';

type Props = {
  state: PostListState;
  facets: { total: number; state: { value: PostState; count: number }[]; open: number; full: number };
  page: Page<PostRow> & { totals: PostTotals };
  may: { write: boolean; import: boolean; export: boolean; needed: boolean };
};

/** The posts that the address asks for, and what can be done from there. */
export async function PostList(props: Props) {
  const { state, page: list, may } = props;
  const t = await getTranslations('posts');
  const narrowed = Object.keys(state.filter).length > 0;
  return (
    <>
      <Head title={t('title')} count={t('list.count', { count: list.total })}>
        {may.needed && (
          <Link className="btn" href="/internships/posts/needed">
            {t('needed.title')}
          </Link>
        )}
        {may.import && (
          <Link className="btn" href="/imports/new?module=posts">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={postList.href({}, state, '/api/exports/posts')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/internships/posts/new">
            <Plus className="ic" aria-hidden />
            {t('list.new')}
          </Link>
        )}
      </Head>
      <Filters {...props} />
      {list.rows.length > 0 ? (
        <PostTable rows={list.rows} state={state} totals={list.totals} />
      ) : (
        <Empty
          title={t(narrowed ? 'list.noMatch' : 'list.empty')}
          hint={t(narrowed ? 'list.noMatchHint' : 'list.emptyHint')}
        />
      )}
      <Pager {...list} to={(page) => postList.href({ page }, state)} />
    </>
  );
}

async function Filters({ state, facets }: Props) {
  const t = await getTranslations('posts');
  const { filter } = state;
  const at = (over: PostFilter) => postList.href({ filter: { ...filter, ...over } }, state);
  return (
    <>
      <ValueTabs
        label={t('title')}
        all={t('list.all')}
        total={facets.total}
        values={facets.state}
        chosen={filter.state}
        name={(value) => t(`states.${value}`)}
        href={(state) => at({ state })}
      />
      <div className="toolbar">
        <SearchForm list={postList} state={state} label={t('list.search')} />
      </div>
      <div className="filterbar">
        <div className="chips">
          {(['open', 'full'] as const).map((key) => (
            <FilterChip
              key={key}
              href={at({ open: undefined, full: undefined, [key]: filter[key] ? undefined : '1' })}
              on={filter[key] === '1'}
              label={t(`list.${key}`)}
              count={facets[key]}
            />
          ))}
          {(filter.programme || filter.anyProgramme || filter.offered) && (
            <span className="chip-group">
              <span className="lab">{t('list.narrowed')}</span>
              <Link
                className="link small"
                href={at({ programme: undefined, anyProgramme: undefined, offered: undefined })}
              >
                {t('list.clear')}
              </Link>
            </span>
          )}
        </div>
      </div>
    </>
  );
}

async function PostTable({ rows, state, totals }: { rows: PostRow[]; state: PostListState; totals: PostTotals }) {
  const t = await getTranslations('posts');
  const format = await getFormatter();
  const head = { state, href: postList.href };
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="title" label={t('fields.title')} className="pin-2 left-0!" />
            <th>{t('fields.partnerId')}</th>
            <th>{t('fields.state')}</th>
            <SortHead {...head} sort="slots" label={t('fields.slots')} className="num" />
            <th className="num">{t('fields.taken')}</th>
            <th className="num">{t('fields.pay')}</th>
            <th>{t('fields.place')}</th>
            <SortHead {...head} sort="until" label={t('fields.validTo')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/internships/posts/${row.id}`}>{row.title}</Link>
                <div className="cell-sub">
                  <PostBadge {...row} />
                  <span>{row.partner.name}</span>
                  <span>{t('list.left', { left: row.slots - row.taken })}</span>
                </div>
              </th>
              <td>
                <span className="clip" title={row.partner.name}>
                  {row.partner.name}
                </span>
              </td>
              <td>
                <PostBadge {...row} />
              </td>
              <td className="num">{format.number(row.slots)}</td>
              <td className="num">{format.number(row.taken)}</td>
              <td className="num">{row.pay !== null && format.number(row.pay)}</td>
              <td className="nowrap">{row.place}</td>
              <td className="nowrap">{row.validTo}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="pin-2 left-0!">
              {t('list.totals')}
            </th>
            <td colSpan={2} />
            <td className="num">{format.number(totals.slots)}</td>
            <td className="num">{format.number(totals.taken)}</td>
            <td colSpan={3}>{t('list.left', { left: totals.slots - totals.taken })}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
