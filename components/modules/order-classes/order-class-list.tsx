import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Pager } from '@/components/table/pager';
import { SortHead } from '@/components/table/sort-head';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type OrderClassListState, orderClassList } from '@/lib/modules/order-classes/list';
import type { OrderClassRow } from '@/lib/modules/order-classes/types';
import type { ClassState } from '@/lib/modules/order-classes/words';
import { OrderClassBadge } from './order-class-state';

type Facets = { total: number; state: { value: ClassState; count: number }[] };
type Props = { state: OrderClassListState; page: Page<OrderClassRow>; facets: Facets };

/** The jointly trained classes that the address asks for, with a tab for each state. */
export async function OrderClassList({ state, page: list, facets }: Props) {
  const t = await getTranslations('orderClasses');
  const { href } = orderClassList;
  const narrowed = Object.keys(state.filter).length > 0;
  return (
    <>
      <Head title={t('title')} count={t('list.count', { count: list.total })} />
      <Tabs {...{ state, facets }} />
      {list.rows.length > 0 ? (
        <Table rows={list.rows} state={state} />
      ) : (
        <Empty title={t(narrowed ? 'list.noMatch' : 'list.empty')} hint={t('list.emptyHint')} />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </>
  );
}

async function Tabs({ state, facets }: Pick<Props, 'state' | 'facets'>) {
  const t = await getTranslations('orderClasses');
  const chosen = state.filter.state ?? [];
  const to = (value?: ClassState) =>
    orderClassList.href({ filter: { ...state.filter, state: value ? [value] : undefined }, page: 1 }, state);
  return (
    <nav className="tabs" aria-label={t('fields.state')}>
      <Link href={to()} aria-current={chosen.length === 0 ? 'page' : undefined}>
        {t('list.all')} <span className="n">{facets.total}</span>
      </Link>
      {facets.state.map(({ value, count }) => (
        <Link key={value} href={to(value)} aria-current={chosen.includes(value) ? 'page' : undefined}>
          {t(`states.${value}`)} <span className="n">{count}</span>
        </Link>
      ))}
    </nav>
  );
}

async function Table({ rows, state }: { rows: OrderClassRow[]; state: OrderClassListState }) {
  const t = await getTranslations('orderClasses');
  const head = { state, href: orderClassList.href };
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="name" label={t('fields.name')} className="pin-2 left-0!" />
            <th>{t('fields.kind')}</th>
            <th>{t('fields.state')}</th>
            <th>{t('fields.partner')}</th>
            <th>{t('fields.programme')}</th>
            <SortHead {...head} sort="grade" label={t('fields.gradeYear')} />
            <th className="num">{t('fields.plannedSeats')}</th>
            <SortHead {...head} sort="started" label={t('fields.startedOn')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/order-classes/${row.id}`} title={row.name}>
                  {row.name}
                </Link>
                <div className="cell-sub">
                  <OrderClassBadge state={row.state} />
                  <span>{row.partner.name}</span>
                </div>
              </th>
              <td>{t(`kinds.${row.kind}`)}</td>
              <td>
                <OrderClassBadge state={row.state} />
              </td>
              <td>
                <Link className="link clip" href={`/partners/${row.partner.id}`} title={row.partner.name}>
                  {row.partner.name}
                </Link>
              </td>
              <td>{row.programme}</td>
              <td className="nowrap">{row.gradeYear}</td>
              <td className="num">{row.plannedSeats}</td>
              <td className="nowrap">{row.startedOn}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
