import { Download, PenLine, Plus, ScanLine, Upload } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ListDocuments } from '@/components/modules/documents/document-menu';
import { Pager } from '@/components/table/pager';
import { type SavedView, SavedViews } from '@/components/table/saved-views';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { placementList } from '@/lib/modules/placements/list';
import { RULES } from '@/lib/modules/placements/rules';
import type { PlacementRow } from '@/lib/modules/placements/types';
import { type FilterProps, PlacementFilters } from './placement-filters';
import { RulesAsked } from './placement-rules';
import { PlacementTable } from './placement-table';

type Props = FilterProps & {
  views: SavedView[];
  page: Page<PlacementRow>;
  may: { write: boolean; export: boolean; import: boolean; scan: boolean; sign: boolean };
};

/** The placements that the address asks for, and what can be done from there. */
export async function PlacementList(props: Props) {
  const { page: list, state, views, may } = props;
  const t = await getTranslations('placements');
  const narrowed = Object.keys(state.filter).length > 0;
  return (
    <>
      <Head title={t('title')} count={t('list.count', { count: list.total })}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=placements">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={placementList.href({}, state, '/api/exports/placements')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.export && list.total > 0 && <ListDocuments filter={state.filter} />}
        {may.sign && (
          <Link className="btn" href="/internships/signing">
            <PenLine className="ic" aria-hidden />
            {t('signing.title')}
          </Link>
        )}
        {may.scan && (
          <Link className="btn" href="/internships/scan">
            <ScanLine className="ic" aria-hidden />
            {t('list.scan')}
          </Link>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/internships/placements/new">
            <Plus className="ic" aria-hidden />
            {t('list.new')}
          </Link>
        )}
      </Head>
      <PlacementFilters {...props} />
      <RulesAsked rules={RULES.filter(({ id }) => state.filter.breaks?.includes(id))} />
      <SavedViews module="placements" views={views} href={placementList.href({}, state)} />
      {list.rows.length > 0 ? (
        <PlacementTable rows={list.rows} state={state} />
      ) : (
        <Empty
          title={t(narrowed ? 'list.noMatch' : 'list.empty')}
          hint={t(narrowed ? 'list.noMatchHint' : 'list.emptyHint')}
        />
      )}
      <Pager {...list} to={(page) => placementList.href({ page }, state)} />
    </>
  );
}
