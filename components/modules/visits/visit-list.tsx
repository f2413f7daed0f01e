import { Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Pager } from '@/components/table/pager';
import { type SavedView, SavedViews } from '@/components/table/saved-views';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { followUpList, visitList } from '@/lib/modules/visits/list';
import type { VisitRow } from '@/lib/modules/visits/types';
import { VisitFilters } from './visit-filters';
import { VisitTable } from './visit-table';

type Props = ComponentProps<typeof VisitFilters> & {
  views: SavedView[];
  page: Page<VisitRow>;
  may: { write: boolean; import: boolean; export: boolean };
};

/** The visits that the address asks for, and what can be done from there. */
export function VisitList({ page: { rows, total, page, pages }, state, views, may, ...filters }: Props) {
  const t = useTranslations('visits');
  const none = Object.keys(state.filter).length > 0 ? 'noMatch' : 'empty';
  const mine = followUpList.href({ filter: { mine: '1', state: 'OPEN' } });
  return (
    <>
      <Head title={t('titles.list')} count={t('list.count', { count: total })}>
        <Link className="btn" href={mine}>
          {t('list.followUps')}
        </Link>
        {may.import && (
          <Link className="btn" href="/imports/new?module=visits">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={visitList.href({}, state, '/api/exports/visits')}>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/visits/new">
            <Plus className="ic" aria-hidden />
            {t('list.new')}
          </Link>
        )}
      </Head>
      <VisitFilters state={state} {...filters} />
      <SavedViews module="visits" views={views} href={visitList.href({}, state)} />
      {rows.length > 0 ? (
        <VisitTable rows={rows} state={state} />
      ) : (
        <Empty title={t(`list.${none}`)} hint={t(`list.${none}Hint`)} />
      )}
      <Pager
        page={page}
        pages={pages}
        total={total}
        to={(to) => visitList.href({ page: to }, state)}
        size={state.size}
        toSize={(size) => visitList.href({ size }, state)}
      />
    </>
  );
}
