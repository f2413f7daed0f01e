import { Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Pager } from '@/components/table/pager';
import { type SavedView, SavedViews } from '@/components/table/saved-views';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { pathwayList } from '@/lib/modules/pathways/list';
import type { PathwayRow } from '@/lib/modules/pathways/types';
import { type FilterProps, PathwayFilters } from './pathway-filters';
import { PathwayTable, type Totals } from './pathway-table';

type Props = FilterProps & {
  views: SavedView[];
  page: Page<PathwayRow> & { totals: Totals };
  may: { write: boolean; import: boolean; export: boolean };
};

/** The pathway classes that the address asks for, and what can be done from there. */
export async function PathwayList(props: Props) {
  const { page: list, state, views, may } = props;
  const t = await getTranslations('pathways');
  const narrowed = Object.keys(state.filter).length > 0;
  return (
    <>
      <Head title={t('title')} count={t('list.count', { count: list.total })}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=pathways">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={pathwayList.href({}, state, '/api/exports/pathways')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/pathways/new">
            <Plus className="ic" aria-hidden />
            {t('list.new')}
          </Link>
        )}
      </Head>
      <PathwayFilters {...props} />
      <SavedViews module="pathways" views={views} href={pathwayList.href({}, state)} />
      {list.rows.length > 0 ? (
        <PathwayTable rows={list.rows} total={list.total} totals={list.totals} state={state} />
      ) : (
        <Empty
          title={t(narrowed ? 'list.noMatch' : 'list.empty')}
          hint={t(narrowed ? 'list.noMatchHint' : 'list.emptyHint')}
        />
      )}
      <Pager {...list} to={(page) => pathwayList.href({ page }, state)} />
    </>
  );
}
