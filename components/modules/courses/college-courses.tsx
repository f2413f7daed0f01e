import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import type { CourseRow, CourseTotals } from '@/lib/modules/courses/types';
import { AddCourse } from './course-actions';
import { CourseShare } from './course-share';
import { CourseTable } from './course-table';

type Named = { id: string; name: string };
type Props = {
  platformId: string;
  rows: CourseRow[];
  totals: CourseTotals;
  programmes: Named[];
  /** Its teaching team. */
  members: Named[];
  mayWrite: boolean;
  today: string;
};

/** The courses of an industry college on its page, with the enterprises' share. */
export async function CollegeCourses({ platformId, rows, totals, programmes, members, mayWrite, today }: Props) {
  const t = await getTranslations('courses');
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t('title')}</h2>
        <span className="n">{totals.courses}</span>
      </div>
      <CourseShare totals={totals} />
      <ClientMessages namespaces={['courses']}>
        {rows.length > 0 ? (
          <CourseTable {...{ rows, programmes, members, today }} inCollege />
        ) : (
          <p className="dim">{t('none')}</p>
        )}
        {mayWrite && <AddCourse {...{ platformId, programmes, members, today }} />}
      </ClientMessages>
    </section>
  );
}
