import { Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Pager } from '@/components/table/pager';
import { type SavedView, SavedViews } from '@/components/table/saved-views';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { orderClassList } from '@/lib/modules/order-classes/list';
import type { OrderClassRow } from '@/lib/modules/order-classes/types';
import { type FilterProps, OrderClassFilters } from './order-class-filters';
import { OrderClassTable } from './order-class-table';

type Props = FilterProps & {
  views: SavedView[];
  page: Page<OrderClassRow> & { totals: { plannedSeats: number; students: number } };
  may: { write: boolean; export: boolean; import: boolean; outsider: boolean };
};

/** The jointly trained classes that the address asks for, and what can be done from there. */
export function OrderClassList(props: Props) {
  const { page: list, state, views, may } = props;
  const t = useTranslations('orderClasses');
  const narrowed = Object.keys(state.filter).length > 0;
  return (
    <>
      <Head title={t('title')} count={t('list.count', { count: list.total })}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=order-classes">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={orderClassList.href({}, state, '/api/exports/order-classes')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/order-classes/new">
            <Plus className="ic" aria-hidden />
            {t(may.outsider ? 'list.ask' : 'list.new')}
          </Link>
        )}
      </Head>
      <OrderClassFilters {...props} />
      <SavedViews module="order-classes" views={views} href={orderClassList.href({}, state)} />
      {list.rows.length > 0 ? (
        <OrderClassTable rows={list.rows} total={list.total} totals={list.totals} state={state} />
      ) : (
        <Empty
          title={t(narrowed ? 'list.noMatch' : 'list.empty')}
          hint={t(narrowed ? 'list.noMatchHint' : 'list.emptyHint')}
        />
      )}
      <Pager {...list} to={(page) => orderClassList.href({ page }, state)} />
    </>
  );
}
