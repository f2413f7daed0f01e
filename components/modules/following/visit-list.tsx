import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { VisitRow } from '@/lib/modules/following/types';
import { Photos } from './photos';

/** Visits to interns, newest first. */
export async function InternVisits({ visits }: { visits: VisitRow[] }) {
  const t = await getTranslations('following');
  if (visits.length === 0) return <p className="dim">{t('visits.none')}</p>;
  return visits.map((visit) => (
    <article key={visit.id} className="border-t border-(--line) py-3">
      <div className="row flex-wrap">
        <Link className="link nowrap" href={`/internships/visits/${visit.id}`}>
          {visit.visitedOn}
        </Link>
        <span className="badge">{t(`ways.${visit.way}`)}</span>
        <span className="dim">{visit.teacher}</span>
      </div>
      <p className="max-w-prose whitespace-pre-wrap break-words">{visit.findings}</p>
      {visit.advice && <p className="quote mt-2">{visit.advice}</p>}
      <Photos photos={visit.photos} />
    </article>
  ));
}
