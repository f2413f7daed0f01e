import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { CourseRow } from '@/lib/modules/courses/types';
import { CourseActions } from './course-actions';

type Named = { id: string; name: string };
type Props = {
  rows: CourseRow[];
  programmes: Named[];
  members?: Named[];
  today: string;
  inCollege?: boolean;
  foot?: ReactNode;
};

/** Courses with who teaches them. */
export async function CourseTable({ rows, programmes, members, today, inCollege, foot }: Props) {
  const t = await getTranslations('courses');
  return (
    <ScrollRegion className="table-wrap" label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <th scope="col" className="pin-2 left-0!">
              {t('fields.name')}
            </th>
            {!inCollege && <th scope="col">{t('fields.college')}</th>}
            <th scope="col">{t('fields.programmeId')}</th>
            <th scope="col" className="num">
              {t('fields.hours')}
            </th>
            <th scope="col">{t('fields.byEnterprise')}</th>
            <th scope="col">{t('fields.teacher')}</th>
            <th scope="col">{t('fields.startedOn')}</th>
            <th aria-label={t('fields.acts')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                {row.name}
                <div className="cell-sub">
                  <span>{t(row.byEnterprise ? 'by.ENTERPRISE' : 'by.COLLEGE')}</span>
                  <span>{t('hours', { hours: row.hours })}</span>
                  {row.teacher && <span>{row.teacher}</span>}
                </div>
              </th>
              {!inCollege && (
                <td>
                  <Link className="link clip" href={`/platforms/${row.college.id}`} title={row.college.name}>
                    {row.college.name}
                  </Link>
                </td>
              )}
              <td>{row.programme?.name}</td>
              <td className="num">{row.hours}</td>
              <td>{t(row.byEnterprise ? 'by.ENTERPRISE' : 'by.COLLEGE')}</td>
              <td>{row.teacher}</td>
              <td className="nowrap">{row.startedOn}</td>
              <td className="nowrap">{row.mayWrite && <CourseActions {...{ row, programmes, members, today }} />}</td>
            </tr>
          ))}
        </tbody>
        {foot}
      </table>
    </ScrollRegion>
  );
}
