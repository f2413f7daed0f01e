import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { StudentNumbers } from '@/components/modules/students/student-numbers';
import { Empty, Head } from '@/components/ui/head';
import type { CallRow, VisitRow } from '@/lib/modules/following/types';
import { CallButton } from './call-button';
import { ReasonTags } from './reason-tags';
import { InternVisits } from './visit-list';

/** More than one calls in a day; the rest moves up as these are done. */
const SHOWN = 50;

/** Whom to call today, the most urgent first, each with the reason and a tick; below, the latest visits. */
export async function CallList({ rows, visits }: { rows: CallRow[]; visits: VisitRow[] }) {
  const t = await getTranslations('following');
  return (
    <>
      <Head title={t('today.title')} count={t('today.count', { count: rows.length })} lede={t('today.lede')} />
      {rows.length === 0 && <Empty title={t('today.none')} hint={t('today.noneHint')} />}
      <ul className="list-none p-0" aria-label={t('today.title')}>
        {rows.slice(0, SHOWN).map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      {rows.length > SHOWN && <p className="dim mt-3">{t('today.more', { count: rows.length - SHOWN })}</p>}
      <section className="sec mt-6" aria-label={t('visits.latest')}>
        <div className="sec-head">
          <h2>{t('visits.latest')}</h2>
        </div>
        <InternVisits visits={visits} />
      </section>
    </>
  );
}

async function Row({ row }: { row: CallRow }) {
  const t = await getTranslations('following');
  const { id, student, partner, lastCall } = row;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-(--line) py-3">
      <div className="min-w-56 flex-1">
        <p className="row flex-wrap">
          <Link className="link" href={`/internships/placements/${id}`}>
            {student.name}
          </Link>
          <span className="dim break-words">{partner.name}</span>
          {row.teacher && <span className="dim">{row.teacher}</span>}
        </p>
        <p className="row mt-1 flex-wrap">
          <ReasonTags reasons={row.reasons} />
        </p>
        {row.mentor && (
          <p className="small dim mt-1">{t('today.mentor', { name: row.mentor, phone: row.mentorPhone ?? '' })}</p>
        )}
        <StudentNumbers
          {...{ id: student.id, name: student.name, minor: row.minor, phoneMasked: row.phone, may: row.mayReveal }}
          idCardMasked={null}
          guardianPhoneMasked={null}
        />
        {lastCall && (
          <p className="small dim mt-1 break-words">
            {t('today.last', { day: lastCall.on, who: lastCall.by, note: lastCall.note })}
          </p>
        )}
      </div>
      <div className="row flex-wrap">
        <CallButton placementId={id} reasons={row.reasons} name={student.name} />
        <Link className="btn" href={`/internships/placements/${id}/visit`}>
          {t('visits.new')}
          <span className="vh"> {student.name}</span>
        </Link>
      </div>
    </li>
  );
}
