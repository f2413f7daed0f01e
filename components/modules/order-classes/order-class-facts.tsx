import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { stampDay } from '@/components/ui/stamp';
import { LifeBar, type LifeStep } from '@/components/workflow/life-bar';
import { employmentList } from '@/lib/modules/employment/list';
import type { OrderClassRecord } from '@/lib/modules/order-classes/types';
import { partnerHref } from '@/lib/modules/partners/list';

const LEAST_SHARE = 0.25;

/** What a class says of itself, in short. */
export function OrderClassFacts({ orderClass, staff }: { orderClass: OrderClassRecord; staff: boolean }) {
  const t = useTranslations('orderClasses');
  const format = useFormatter();
  const { partner, agreement } = orderClass;
  const facts: [key: string, value: ReactNode][] = [
    [
      'partner',
      <Link key="partner" className="link" href={`/partners/${partner.id}`}>
        {partner.name}
      </Link>,
    ],
    [
      'agreement',
      agreement && (
        <Link className="link" href={`/agreements/${agreement.id}`}>
          {agreement.label}
        </Link>
      ),
    ],
    [
      'platform',
      orderClass.platform && (
        <Link className="link" href={`/platforms/${orderClass.platform.id}`}>
          {orderClass.platform.name}
        </Link>
      ),
    ],
    [
      'programme',
      // The programmes' pages are the college's alone.
      orderClass.programmeId && staff ? (
        <Link className="link" href={`/programmes/${orderClass.programmeId}`}>
          {orderClass.programme}
        </Link>
      ) : (
        orderClass.programme
      ),
    ],
    ['department', orderClass.department],
    ['gradeYear', String(orderClass.gradeYear)],
    [
      'seats',
      orderClass.finished === null
        ? t('record.seats', { students: orderClass.students, planned: orderClass.plannedSeats })
        : t('record.seatsOfFinished', { students: orderClass.finished, planned: orderClass.plannedSeats }),
    ],
    ['left', orderClass.left > 0 && format.number(orderClass.left)],
    ['promisedJobs', orderClass.promisedJobs === null ? null : String(orderClass.promisedJobs)],
    ['hired', orderClass.hired !== null && <Hired {...orderClass} hired={orderClass.hired} />],
    ['headTeacher', orderClass.headTeacher],
    [
      'mentorId',
      orderClass.mentor ? (
        <Link className="link" href={partnerHref(partner.id, { tab: 'contacts' })}>
          {[orderClass.mentor.name, orderClass.mentor.title].filter(Boolean).join(' · ')}
        </Link>
      ) : (
        orderClass.mentorName
      ),
    ],
    ['track', t(`tracks.${orderClass.track}`)],
    ['planVersion', orderClass.planVersion],
    ['share', orderClass.hours && orderClass.hours.total > 0 && <Share {...orderClass.hours} />],
    ['reason', orderClass.reason],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([key, content]) =>
          content && (
            <div key={key}>
              <dt>{t(`fields.${key}`)}</dt>
              <dd>{content}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Whom the enterprise hired of those it promised jobs, with the list behind the number. */
function Hired({ id, hired, promisedJobs }: { id: string; hired: number; promisedJobs: number | null }) {
  const t = useTranslations('orderClasses.record');
  return (
    <Link className="link" href={employmentList.href({ filter: { orderClass: [id] } })}>
      {promisedJobs === null ? t('hired', { hired }) : t('hiredOf', { hired, promised: promisedJobs })}
    </Link>
  );
}

function Share({ enterprise, total }: { enterprise: number; total: number }) {
  const t = useTranslations('orderClasses.record');
  const format = useFormatter();
  const share = enterprise / total;
  return (
    <span className="row">
      {format.number(share, { style: 'percent', maximumFractionDigits: 1 })}
      <span className={`badge ${share < LEAST_SHARE ? 'bad' : 'ok'}`}>
        {t(share < LEAST_SHARE ? 'shareShort' : 'shareEnough')}
      </span>
    </span>
  );
}

/** From request to end, with where it stands. */
export function OrderClassLife({ orderClass }: { orderClass: OrderClassRecord }) {
  const t = useTranslations('orderClasses');
  const { state, steps: taken } = orderClass;
  const way = ['REQUESTED', 'REVIEWED', 'RECRUITING', 'RUNNING', 'FINISHED'] as const;
  const ended = state === 'REJECTED' || state === 'CANCELLED';
  const reached = ended ? way.filter((each) => each === 'REQUESTED' || taken.some((step) => step.to === each)) : way;
  const order = ended ? [...reached, state] : [...way];
  const at = order.indexOf(state);
  const dayOf = (each: string) => {
    const step = taken.find(({ to }) => to === each);
    return step && stampDay(step.at);
  };
  const days: Partial<Record<string, string | null>> = {
    REQUESTED: orderClass.requestedOn,
    RUNNING: orderClass.startedOn,
    FINISHED: orderClass.endedOn,
  };
  const steps = order.map(
    (each, n): LifeStep => ({
      key: each,
      label: t(`states.${each}`),
      meta: days[each] ?? dayOf(each),
      at: n < at ? 'done' : n === at ? 'now' : 'next',
    }),
  );
  return <LifeBar label={t('fields.state')} steps={steps} />;
}
