import { Download } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { FilterTab } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type CourseFilter, type CourseListState, courseList } from '@/lib/modules/courses/list';
import type { CourseRow, CourseTotals } from '@/lib/modules/courses/types';
import { TEACHERS } from '@/lib/modules/courses/words';
import { CourseShare } from './course-share';
import { CourseTable } from './course-table';

type Props = {
  state: CourseListState;
  page: Page<CourseRow> & { totals: CourseTotals };
  programmes: { id: string; name: string }[];
  today: string;
  mayExport: boolean;
};

/** The courses of the industry colleges, with the enterprises' share of those that the address asks for. */
export async function CourseList({ state, page: list, programmes, today, mayExport }: Props) {
  const t = await getTranslations('courses');
  const format = await getFormatter();
  const { filter } = state;
  const { totals } = list;
  const at = (over: CourseFilter) => courseList.href({ filter: { ...filter, ...over } }, state);
  return (
    <>
      <Head title={t('listTitle')} count={t('count', { count: list.total })}>
        {mayExport && (
          <a className="btn" href={courseList.href({}, state, '/api/exports/courses')} download>
            <Download className="ic" aria-hidden />
            {t('export')}
          </a>
        )}
      </Head>
      <nav className="tabs" aria-label={t('fields.byEnterprise')}>
        <FilterTab href={at({ by: undefined })} on={!filter.by} label={t('all')} count={totals.courses} />
        {TEACHERS.map((by) => (
          <FilterTab
            key={by}
            href={at({ by })}
            on={filter.by === by}
            label={t(`by.${by}`)}
            count={by === 'ENTERPRISE' ? totals.byEnterprise : totals.courses - totals.byEnterprise}
          />
        ))}
      </nav>
      {(filter.q || filter.on) && (
        <p className="filterbar">
          <span className="lab">{[filter.q, filter.on].filter(Boolean).join(' · ')}</span>{' '}
          <Link className="link small" href={courseList.path}>
            {t('clear')}
          </Link>
        </p>
      )}
      <CourseShare totals={totals} />
      {list.rows.length > 0 ? (
        <CourseTable
          {...{ rows: list.rows, programmes, today }}
          foot={
            <tfoot>
              <tr>
                <th scope="row">{t('totals')}</th>
                <td className="num" colSpan={2}>
                  {t('share', { ...totals })}
                </td>
                <td className="num">{format.number(totals.byEnterprise)}</td>
                <td className="num">{format.number(totals.share)}</td>
                <td colSpan={3} />
              </tr>
            </tfoot>
          }
        />
      ) : (
        <Empty title={t('none')} hint={t('noneHint')} />
      )}
      <Pager {...list} to={(page) => courseList.href({ page }, state)} />
    </>
  );
}
