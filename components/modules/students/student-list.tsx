import { Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Pager } from '@/components/table/pager';
import { type SavedView, SavedViews } from '@/components/table/saved-views';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { studentList } from '@/lib/modules/students/list';
import type { StudentRow } from '@/lib/modules/students/types';
import { type FilterProps, StudentFilters } from './student-filters';
import { StudentTable } from './student-table';

type Props = FilterProps & {
  views: SavedView[];
  page: Page<StudentRow>;
  may: { write: boolean; export: boolean; import: boolean };
};

/** The students that the address asks for, and what can be done from there. */
export function StudentList(props: Props) {
  const { page: list, state, views, may } = props;
  const t = useTranslations('students');
  const narrowed = Object.keys(state.filter).length > 0;
  return (
    <>
      <Head title={t('title')} count={t('list.count', { count: list.total })}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=rosters">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={studentList.href({}, state, '/api/exports/students')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/students/new">
            <Plus className="ic" aria-hidden />
            {t('list.new')}
          </Link>
        )}
      </Head>
      <StudentFilters {...props} />
      <SavedViews module="students" views={views} href={studentList.href({}, state)} />
      {list.rows.length > 0 ? (
        <StudentTable rows={list.rows} state={state} />
      ) : (
        <Empty
          title={t(narrowed ? 'list.noMatch' : 'list.empty')}
          hint={t(narrowed ? 'list.noMatchHint' : 'list.emptyHint')}
        />
      )}
      <Pager {...list} to={(page) => studentList.href({ page }, state)} />
    </>
  );
}
