'use client';

import { Plus } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { AskButton } from '@/components/ui/ask-button';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { addCourse, removeCourse, updateCourse } from '@/lib/modules/order-classes/actions';
import type { ClassCourse } from '@/lib/modules/order-classes/types';

type Props = {
  orderClassId: string;
  courses: ClassCourse[];
  hours: { enterprise: number; total: number } | null;
  mayWrite: boolean;
};

/** The class's courses with who teaches them, and the enterprise's share of the hours. */
export function OrderClassCourses({ orderClassId, courses, hours, mayWrite }: Props) {
  const t = useTranslations('orderClasses');
  const format = useFormatter();
  const [open, setOpen] = useState<ClassCourse | 'new' | null>(null);
  return (
    <>
      {hours && hours.total > 0 && (
        <p className="mb-3">
          {t('record.hours', {
            enterprise: hours.enterprise,
            total: hours.total,
            share: format.number(hours.enterprise / hours.total, { style: 'percent', maximumFractionDigits: 1 }),
          })}
        </p>
      )}
      {courses.length > 0 ? (
        <CourseTable courses={courses} onEdit={mayWrite ? setOpen : null} />
      ) : (
        <p className="dim">{t('record.noCourses')}</p>
      )}
      {mayWrite && (
        <button type="button" className="btn mt-3" onClick={() => setOpen('new')}>
          <Plus className="ic" aria-hidden />
          {t('record.addCourse')}
        </button>
      )}
      {open && (
        <CourseDialog orderClassId={orderClassId} course={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

type TableProps = { courses: ClassCourse[]; onEdit: ((course: ClassCourse) => void) | null };

function CourseTable({ courses, onEdit }: TableProps) {
  const t = useTranslations('orderClasses');
  return (
    // Read by keyboard, too, where it is wider than the screen.
    <ScrollRegion className="table-wrap" label={t('sections.courses')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('fields.course')}</th>
            <th scope="col" className="num">
              {t('fields.hours')}
            </th>
            <th scope="col">{t('fields.byEnterprise')}</th>
            <th scope="col">{t('fields.teacher')}</th>
            <th scope="col">{t('fields.term')}</th>
            {onEdit && <th aria-label={t('record.change')} />}
          </tr>
        </thead>
        <tbody>
          {courses.map((course) => (
            <tr key={course.id}>
              <th scope="row">{course.name}</th>
              <td className="num">{course.hours}</td>
              <td>{t(course.byEnterprise ? 'record.enterprise' : 'record.college')}</td>
              <td>{course.teacher}</td>
              <td>{course.term && t('record.term', { term: course.term })}</td>
              {onEdit && (
                <td className="nowrap">
                  <button type="button" className="link small mr-3" onClick={() => onEdit(course)}>
                    {t('record.change')}
                    <span className="vh"> {course.name}</span>
                  </button>
                  <AskButton
                    label={t('record.remove')}
                    title={t('record.removeTitle', { name: course.name })}
                    body={t('record.removeBody')}
                    className="link small"
                    tone="bad"
                    action={removeCourse}
                    input={{ id: course.id, version: course.version }}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type DialogProps = { orderClassId: string; course: ClassCourse | null; onClose: () => void };

function CourseDialog({ orderClassId, course, onClose }: DialogProps) {
  const t = useTranslations('orderClasses');
  function input(form: FormData) {
    const given = Object.fromEntries(['name', 'hours', 'teacher', 'term'].map((key) => [key, form.get(key)]));
    const profile = { ...given, byEnterprise: form.get('byEnterprise') === 'on' };
    return course ? { ...profile, id: course.id, version: course.version } : { ...profile, orderClassId };
  }
  const number = (name: 'hours' | 'term', more: object) => ({
    ...{ name, type: 'number', inputMode: 'numeric' as const, label: t(`fields.${name}`) },
    ...{ defaultValue: course?.[name] ?? '', ...more },
  });
  return (
    <FormDialog
      title={course?.name ?? t('record.addCourse')}
      submit={t('form.save')}
      action={course ? updateCourse : addCourse}
      input={input}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <TextField
            name="name"
            label={t('fields.course')}
            wide
            required
            maxLength={80}
            defaultValue={course?.name}
            error={error}
          />
          <TextField {...number('hours', { required: true, min: 1, max: 2000 })} error={error} />
          <TextField {...number('term', { min: 1, max: 10 })} error={error} />
          <TextField
            name="teacher"
            label={t('fields.teacher')}
            maxLength={40}
            defaultValue={course?.teacher ?? ''}
            error={error}
          />
          <label className="row self-center">
            <input type="checkbox" className="check" name="byEnterprise" defaultChecked={course?.byEnterprise} />
            {t('record.taughtByEnterprise')}
          </label>
        </div>
      )}
    </FormDialog>
  );
}
