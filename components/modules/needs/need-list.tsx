import { Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Pager } from '@/components/table/pager';
import { type SavedView, SavedViews } from '@/components/table/saved-views';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { needList } from '@/lib/modules/needs/list';
import type { NeedTotals } from '@/lib/modules/needs/queries';
import type { NeedRow } from '@/lib/modules/needs/types';
import { NeedFilters } from './need-filters';
import { NeedSelection } from './need-selection';
import { NeedTable } from './need-table';

type Props = ComponentProps<typeof NeedFilters> & {
  views: SavedView[];
  page: Page<NeedRow>;
  totals: NeedTotals;
  /** Departments that chosen needs can be given to; empty for a reader who may give none. */
  departments: { id: string; name: string }[];
  may: { write: boolean; import: boolean; export: boolean };
};

/** The needs that the address asks for, and what can be done from there. */
export function NeedList(props: Props) {
  const { page: list, totals, departments, state, facets, views, may } = props;
  const { rows, total, page, pages } = list;
  const t = useTranslations('needs');
  const none = Object.keys(state.filter).length > 0 ? 'noMatch' : 'empty';
  const selectable = departments.length > 0;
  const table = <NeedTable {...{ page: list, totals, state, selectable }} />;
  return (
    <>
      <Head title={t('titles.list')} count={t('list.count', { count: total })}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=needs">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={needList.href({}, state, '/api/exports/needs')}>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/needs/new">
            <Plus className="ic" aria-hidden />
            {t('list.new')}
          </Link>
        )}
      </Head>
      <NeedFilters state={state} facets={facets} />
      <SavedViews module="needs" views={views} href={needList.href({}, state)} />
      {rows.length > 0 ? (
        selectable ? (
          <NeedSelection key={needList.href({ page }, state)} {...{ filter: state.filter, total, departments }}>
            {table}
          </NeedSelection>
        ) : (
          table
        )
      ) : (
        <Empty title={t(`list.${none}`)} hint={t(`list.${none}Hint`)} />
      )}
      <Pager
        page={page}
        pages={pages}
        total={total}
        to={(to) => needList.href({ page: to }, state)}
        size={state.size}
        toSize={(size) => needList.href({ size }, state)}
      />
    </>
  );
}
