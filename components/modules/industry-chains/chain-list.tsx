import { Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { SortHead } from '@/components/table/sort-head';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type ChainListState, chainList } from '@/lib/modules/industry-chains/list';
import type { ChainNumbers, ChainRow } from '@/lib/modules/industry-chains/types';
import { CHAIN_FIGURES, type ChainState } from '@/lib/modules/industry-chains/words';
import { ChainBadge } from './chain-state';

type Props = {
  state: ChainListState;
  page: Page<ChainRow>;
  facets: { total: number; state: { value: ChainState; count: number }[]; none: ChainNumbers };
  may: { write: boolean; import: boolean; export: boolean };
};

/** The industry chains, each number opening the list that it was counted from. */
export function ChainList({ state, page: list, facets, may }: Props) {
  const t = useTranslations('chains');
  const narrowed = Object.keys(state.filter).length > 0;
  return (
    <>
      <Head title={t('title')} count={t('list.count', { count: list.total })} lede={t('lede')}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=industry-chains">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={chainList.href({}, state, '/api/exports/industry-chains')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/programmes/chains/new">
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
        chosen={state.filter.state}
        name={(value) => t(`states.${value}`)}
        href={(value) => chainList.href({ filter: { ...state.filter, state: value } }, state)}
      />
      <div className="toolbar">
        <SearchForm list={chainList} state={state} label={t('list.search')} />
      </div>
      {list.rows.length > 0 ? (
        <ChainTable rows={list.rows} state={state} none={narrowed ? null : facets.none} />
      ) : (
        <Empty
          title={t(narrowed ? 'list.noMatch' : 'list.empty')}
          hint={t(narrowed ? 'list.noMatchHint' : 'list.emptyHint')}
        />
      )}
      <Pager {...list} to={(page) => chainList.href({ page }, state)} />
    </>
  );
}

type TableProps = {
  rows: ChainRow[];
  state: ChainListState;
  /** What belongs to no chain; null where the list is narrowed. */
  none: ChainNumbers | null;
};

function ChainTable({ rows, state, none }: TableProps) {
  const t = useTranslations('chains');
  const head = { state, href: chainList.href };
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="name" label={t('fields.name')} className="pin-2 left-0!" />
            <SortHead {...head} sort="code" label={t('fields.code')} />
            {CHAIN_FIGURES.map((key) => (
              <th key={key} scope="col" className="num">
                {t(`figures.${key}`)}
              </th>
            ))}
            <th>{t('fields.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/programmes/chains/${row.id}`} title={row.name}>
                  {row.name}
                </Link>
                <div className="cell-sub">
                  <ChainBadge retiredOn={row.retiredOn} />
                  <Figure figure="active" numbers={row.numbers} named />
                  <Figure figure="students" numbers={row.numbers} named />
                </div>
              </th>
              <td className="mono">{row.code}</td>
              <Numbers numbers={row.numbers} />
              <td>
                <ChainBadge retiredOn={row.retiredOn} />
              </td>
            </tr>
          ))}
        </tbody>
        {none && (
          <tfoot>
            <tr>
              <th scope="row" className="pin-2 left-0!">
                {t('list.none')}
              </th>
              <td />
              <Numbers numbers={none} />
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Numbers({ numbers }: { numbers: ChainNumbers }) {
  return CHAIN_FIGURES.map((key) => (
    <td key={key} className="num">
      <Figure figure={key} numbers={numbers} />
    </td>
  ));
}

type FigureProps = {
  figure: (typeof CHAIN_FIGURES)[number];
  numbers: ChainNumbers;
  /** Its name is to be seen, where no column says it. */
  named?: boolean;
};

/** A number of a chain, which opens its list. */
export function Figure({ figure, numbers, named }: FigureProps) {
  const t = useTranslations('chains');
  const format = useFormatter();
  const { value, href } = numbers[figure];
  return (
    <Link className="link" href={href}>
      {named && <span>{t(`figures.${figure}`)} </span>}
      {format.number(value)}
      {!named && <span className="vh"> {t(`figures.${figure}`)}</span>}
    </Link>
  );
}
