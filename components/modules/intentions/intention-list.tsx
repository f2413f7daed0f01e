import { Download, Plus } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { OpenAddress } from '@/components/modules/open/open-address';
import { Pager } from '@/components/table/pager';
import { type SavedView, SavedViews } from '@/components/table/saved-views';
import { SearchForm } from '@/components/table/search-form';
import { SortHead } from '@/components/table/sort-head';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type IntentionFilter, type IntentionListState, intentionList } from '@/lib/modules/intentions/list';
import type { IntentionRow } from '@/lib/modules/intentions/types';
import type { IntentionState } from '@/lib/modules/intentions/words';
import { IntentionBadge } from './intention-state';

type Props = {
  state: IntentionListState;
  facets: { total: number; state: { value: IntentionState; count: number }[] };
  page: Page<IntentionRow>;
  views: SavedView[];
  /** The address of the page for everybody, where there is one. */
  open: string | null;
  may: { write: boolean; export: boolean };
  /** Whether the reader is a student, who has one at most. */
  self: boolean;
};

/** The intentions that the address asks for, and what can be done from there. */
export async function IntentionList(props: Props) {
  const { state, page: list, may, self } = props;
  const t = await getTranslations('intentions');
  const narrowed = Object.keys(state.filter).length > 0;
  const enter = may.write && !(self && list.total > 0);
  return (
    <>
      <Head title={t(self ? 'own' : 'title')} count={self ? undefined : t('list.count', { count: list.total })}>
        {may.export && (
          <a className="btn" href={intentionList.href({}, state, '/api/exports/intentions')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {enter && (
          <Link className="btn btn-primary" href="/intentions/new">
            <Plus className="ic" aria-hidden />
            {t(self ? 'list.state' : 'list.new')}
          </Link>
        )}
      </Head>
      <OpenAddress url={props.open} />
      {!self && <Filters {...props} />}
      {!self && <SavedViews module="intentions" views={props.views} href={intentionList.href({}, state)} />}
      {list.rows.length > 0 ? (
        <IntentionTable rows={list.rows} state={state} />
      ) : (
        <Empty
          title={t(narrowed ? 'list.noMatch' : 'list.empty')}
          hint={t(narrowed ? 'list.noMatchHint' : self ? 'list.ownHint' : 'list.emptyHint')}
        />
      )}
      <Pager {...list} to={(page) => intentionList.href({ page }, state)} />
    </>
  );
}

/** Filters that a link sets and no tab shows. */
const LINKED = ['programme', 'department', 'on'] as const;

async function Filters({ state, facets }: Props) {
  const t = await getTranslations('intentions');
  const { filter } = state;
  const at = (over: IntentionFilter) => intentionList.href({ filter: { ...filter, ...over } }, state);
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
        <SearchForm list={intentionList} state={state} label={t('list.search')} />
        {LINKED.some((key) => filter[key] !== undefined) && (
          <span className="small dim">
            {t('list.narrowed')}{' '}
            <Link className="link" href={at(Object.fromEntries(LINKED.map((key) => [key, undefined])))}>
              {t('list.clear')}
            </Link>
          </span>
        )}
      </div>
    </>
  );
}

async function IntentionTable({ rows, state }: { rows: IntentionRow[]; state: IntentionListState }) {
  const t = await getTranslations('intentions');
  const format = await getFormatter();
  const head = { state, href: intentionList.href };
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="student" label={t('fields.student')} className="pin-2 left-0!" />
            <th>{t('fields.programme')}</th>
            <th>{t('fields.wish')}</th>
            <th>{t('fields.places')}</th>
            <SortHead {...head} sort="pay" label={t('fields.payFrom')} className="num" />
            <SortHead {...head} sort="stated" label={t('fields.statedOn')} />
            <th>{t('fields.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const places = row.places.length > 0 ? format.list(row.places) : t('record.anyPlace');
            return (
              <tr key={row.id}>
                <th scope="row" className="pin-2 left-0! name">
                  <Link href={`/intentions/${row.id}`}>{row.student.name}</Link>
                  <div className="cell-sub">
                    <IntentionBadge state={row.state} />
                    <span>{row.programme}</span>
                    <span>{row.wish}</span>
                    <span>{places}</span>
                  </div>
                </th>
                <td>{row.programme}</td>
                <td>{row.wish}</td>
                <td>
                  <span className="clip" title={places}>
                    {places}
                  </span>
                </td>
                <td className="num">{row.payFrom === null ? t('record.anyPay') : format.number(row.payFrom)}</td>
                <td className="nowrap">{row.statedOn}</td>
                <td>
                  <IntentionBadge state={row.state} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
