import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { OrderClassRecord } from '@/lib/modules/order-classes/types';
import { OrderClassActions } from './order-class-actions';
import { OrderClassFacts, OrderClassLife } from './order-class-facts';
import { OrderClassBadge } from './order-class-state';

type Props = { orderClass: OrderClassRecord; today: string };

/** One class: how it stands, its courses and its roster. */
export async function OrderClassScreen({ orderClass, today }: Props) {
  const t = await getTranslations('orderClasses');
  const { id, version, name, kind, state, events, agreements, courses, members } = orderClass;
  return (
    <>
      <nav className="crumb">
        <Link href="/order-classes">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{name}</span>
      </nav>
      <div className="head">
        <h1>{name}</h1>
        <OrderClassBadge state={state} />
        <span className="tag">{t(`kinds.${kind}`)}</span>
        {events.length > 0 && (
          <div className="acts">
            <OrderClassActions {...{ id, version, events, agreements, today }} />
          </div>
        )}
      </div>
      <OrderClassFacts orderClass={orderClass} />
      <OrderClassLife orderClass={orderClass} />
      {orderClass.request && (
        <Section title={t('fields.request')}>
          <p className="max-w-prose whitespace-pre-wrap break-words">{orderClass.request}</p>
        </Section>
      )}
      <Section title={t('sections.courses')} count={courses.length}>
        {courses.length > 0 ? <Courses courses={courses} /> : <p>{t('record.noCourses')}</p>}
      </Section>
      <Section title={t('sections.roster')} count={members.length}>
        {members.length > 0 ? <Roster members={members} /> : <p>{t('record.noMembers')}</p>}
      </Section>
    </>
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

async function Courses({ courses }: Pick<OrderClassRecord, 'courses'>) {
  const t = await getTranslations('orderClasses');
  return (
    <section className="table-wrap" aria-label={t('sections.courses')}>
      <table className="table">
        <thead>
          <tr>
            <th>{t('fields.course')}</th>
            <th className="num">{t('fields.hours')}</th>
            <th>{t('fields.byEnterprise')}</th>
            <th>{t('fields.teacher')}</th>
          </tr>
        </thead>
        <tbody>
          {courses.map((course) => (
            <tr key={course.id}>
              <th scope="row">{course.name}</th>
              <td className="num">{course.hours}</td>
              <td>{t(course.byEnterprise ? 'record.enterprise' : 'record.college')}</td>
              <td>{course.teacher}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function Roster({ members }: Pick<OrderClassRecord, 'members'>) {
  const t = await getTranslations('orderClasses');
  return (
    <section className="table-wrap" aria-label={t('sections.roster')}>
      <table className="table">
        <thead>
          <tr>
            <th>{t('fields.student')}</th>
            <th>{t('fields.studentNo')}</th>
            <th>{t('fields.joinedOn')}</th>
            <th>{t('fields.leftOn')}</th>
            <th>{t('fields.apprenticeAgreementNo')}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <th scope="row">{member.name}</th>
              <td className="nowrap">{member.studentNo}</td>
              <td className="nowrap">{member.joinedOn}</td>
              <td className="nowrap">{member.leftOn}</td>
              <td className="nowrap">{member.apprenticeAgreementNo}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
