import { Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Pager } from '@/components/table/pager';
import { type SavedView, SavedViews } from '@/components/table/saved-views';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { programmeList } from '@/lib/modules/programmes/list';
import type { ProgrammeRow } from '@/lib/modules/programmes/types';
import { type FilterProps, ProgrammeFilters } from './programme-filters';
import { ProgrammeTable } from './programme-table';

type Props = FilterProps & {
  views: SavedView[];
  page: Page<ProgrammeRow> & { totals: { students: number; orderStudents: number; unmet: number } };
  may: { write: boolean; import: boolean; export: boolean };
  today: string;
};

/** The programmes that the address asks for, and what can be done from there. */
export function ProgrammeList(props: Props) {
  const { page: list, state, views, may, today } = props;
  const t = useTranslations('programmes');
  const narrowed = Object.keys(state.filter).length > 0;
  return (
    <>
      <Head title={t('title')} count={t('list.count', { count: list.total })}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=programmes">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={programmeList.href({}, state, '/api/exports/programmes')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/programmes/new">
            <Plus className="ic" aria-hidden />
            {t('list.new')}
          </Link>
        )}
      </Head>
      <ProgrammeFilters {...props} />
      <SavedViews module="programmes" views={views} href={programmeList.href({}, state)} />
      {list.rows.length > 0 ? (
        <ProgrammeTable rows={list.rows} total={list.total} totals={list.totals} state={state} today={today} />
      ) : (
        <Empty
          title={narrowed ? t('list.noMatch') : t('list.empty')}
          hint={narrowed ? t('list.noMatchHint') : t('list.emptyHint')}
        />
      )}
      <Pager {...list} to={(page) => programmeList.href({ page }, state)} />
    </>
  );
}
