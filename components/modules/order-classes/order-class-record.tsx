import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { OrderClassRecord } from '@/lib/modules/order-classes/types';
import { OrderClassActions } from './order-class-actions';
import { OrderClassCourses } from './order-class-courses';
import { OrderClassFacts, OrderClassLife } from './order-class-facts';
import { OrderClassBadge } from './order-class-state';
import { RaiseSeats } from './raise-seats';

type Props = {
  orderClass: OrderClassRecord;
  today: string;
  /** Null for outsiders, to whom the audit shows nothing. */
  history: { changes: AuditChange[]; names: NamesOf } | null;
  files: AttachmentList | null;
  /** Its roster. */
  children: ReactNode;
};

/** One class: how it stands, its courses and its roster, its files, and how it came about. */
export function OrderClassScreen({ orderClass, today, history, files, children }: Props) {
  const t = useTranslations('orderClasses');
  const { id, version, name, kind, state, events, agreements, courses, hours, partner, may, plannedSeats } = orderClass;
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
        {(events.length > 0 || may.edit || may.raise) && (
          <div className="acts">
            <OrderClassActions {...{ id, version, events, agreements, today }} partnerId={partner.id} />
            {may.raise && <RaiseSeats {...{ id, version, plannedSeats }} />}
            {may.edit && (
              <Link className="btn" href={`/order-classes/${id}/edit`}>
                {t('record.edit')}
              </Link>
            )}
          </div>
        )}
      </div>
      {orderClass.importedWithoutAgreement && <p className="banner warn">{t('record.withoutAgreement')}</p>}
      <OrderClassFacts orderClass={orderClass} staff={history !== null} />
      <OrderClassLife orderClass={orderClass} />
      <div className={history ? 'record' : undefined}>
        <div className="body">
          {orderClass.request && (
            <Section title={t('fields.request')}>
              <p className="max-w-prose whitespace-pre-wrap break-words">{orderClass.request}</p>
            </Section>
          )}
          {children}
          <Section title={t('sections.courses')} count={courses.length}>
            <OrderClassCourses {...{ courses, hours }} orderClassId={id} mayWrite={may.courses} />
          </Section>
          {files && (
            <Section title={t('sections.files')}>
              <Attachments owner={{ orderClassId: id }} {...files} />
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
