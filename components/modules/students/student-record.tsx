import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { StudentRecord } from '@/lib/modules/students/types';
import { StudentActions } from './student-actions';
import { StudentNumbers } from './student-numbers';
import { StudentBadge } from './student-state';
import { Minor } from './student-table';

type Props = {
  student: StudentRecord;
  today: string;
  /** Null for the student itself, to whom the audit shows nothing. */
  history: { changes: AuditChange[]; names: NamesOf } | null;
  files: AttachmentList | null;
  /** Its internships. */
  children: ReactNode;
};

/** One student: who it is, where it studies, the classes that it was and is in, its files, and what happened. */
export function StudentScreen({ student, today, history, files, children }: Props) {
  const t = useTranslations('students');
  const { id, version, name, state, minor, events, may, places } = student;
  return (
    <>
      <nav className="crumb">
        <Link href="/students">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{name}</span>
      </nav>
      <div className="head">
        <h1>{name}</h1>
        <StudentBadge state={state} />
        {minor && <Minor />}
        {may.write && (
          <div className="acts">
            <StudentActions {...{ id, version, events, today }} />
            <Link className="btn" href={`/students/${id}/edit`}>
              {t('record.edit')}
            </Link>
          </div>
        )}
      </div>
      <StudentFacts student={student} />
      <div className={history ? 'record' : undefined}>
        <div className="body">
          <Section title={t('sections.numbers')}>
            <StudentNumbers {...student} may={may.reveal} />
          </Section>
          <Section title={t('sections.classes')} count={places.length}>
            <Places places={places} />
          </Section>
          {children}
          {student.remark && (
            <Section title={t('fields.remark')}>
              <p className="max-w-prose whitespace-pre-wrap break-words">{student.remark}</p>
            </Section>
          )}
          {files && (
            <Section title={t('sections.files')}>
              <Attachments owner={{ studentId: id }} {...files} />
            </Section>
          )}
        </div>
        {history && (
          <aside>
            <RecordHistory title={t('sections.history')} none={t('record.noHistory')} {...history} />
          </aside>
        )}
      </div>
    </>
  );
}

function StudentFacts({ student }: { student: StudentRecord }) {
  const t = useTranslations('students');
  const facts: [key: string, value: ReactNode][] = [
    ['studentNo', student.studentNo],
    ['programme', student.programme.name],
    ['department', student.department],
    ['schoolClass', student.schoolClass],
    ['cameFrom', student.cameFrom && <CameFrom {...student.cameFrom} />],
    ['gradeYear', String(student.gradeYear)],
    ['sex', student.sex && t(`sexes.${student.sex}`)],
    ['birthOn', student.birthOn],
    ['guardianName', student.guardianName],
    ['enrolledOn', student.enrolledOn],
    ['leftOn', student.leftOn],
    ['leftReason', student.leftReason],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([key, value]) =>
          value && (
            <div key={key}>
              <dt>{t(`fields.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function CameFrom({ pathway, school, pupilNo }: NonNullable<StudentRecord['cameFrom']>) {
  return (
    <>
      <Link className="link" href={`/pathways/${pathway.id}`}>
        {pathway.name}
      </Link>{' '}
      <span className="small dim">
        {school} {pupilNo}
      </span>
    </>
  );
}

function Places({ places }: Pick<StudentRecord, 'places'>) {
  const t = useTranslations('students');
  if (places.length === 0) return <p className="dim">{t('record.noClasses')}</p>;
  return (
    <ul>
      {places.map((place) => (
        <li key={place.id} className="row min-h-9 flex-wrap">
          <Link className="link" href={`/order-classes/${place.orderClass.id}`}>
            {place.orderClass.name}
          </Link>
          <span className="small dim">{place.partner}</span>
          <span className="small dim ml-auto">
            {place.leftOn
              ? t('record.wasThere', { from: place.joinedOn, to: place.leftOn })
              : t('record.isThere', { from: place.joinedOn })}
            {place.leftReason && ` · ${place.leftReason}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{title}</h2>
        {count !== undefined && count > 0 && <span className="n">{count}</span>}
      </div>
      {children}
    </section>
  );
}
