import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { InternVisitRecord } from '@/lib/modules/following/types';
import { Photos } from './photos';

type Props = {
  visit: InternVisitRecord;
  history: { changes: AuditChange[]; names: NamesOf };
  files: AttachmentList;
};

/** One visit: whom, how, what was found and what is to be done, with photos taken on the spot. */
export async function InternVisitScreen({ visit, history, files }: Props) {
  const t = await getTranslations('following');
  const title = t('visits.of', { day: visit.visitedOn, partner: visit.partner.name });
  return (
    <>
      <nav className="crumb">
        <Link href="/internships/today">{t('today.title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{visit.visitedOn}</span>
      </nav>
      <div className="head">
        <h1>{title}</h1>
        <span className="tag">{t(`ways.${visit.way}`)}</span>
        {visit.may.edit && (
          <div className="acts">
            <Link className="btn" href={`/internships/visits/${visit.id}/edit`}>
              {t('visits.edit')}
            </Link>
          </div>
        )}
      </div>
      <dl className="facts">
        <div>
          <dt>{t('fields.teacher')}</dt>
          <dd>{visit.teacher}</dd>
        </div>
        <div>
          <dt>{t('fields.placementIds')}</dt>
          <dd className="row flex-wrap">
            {visit.interns.map(({ id, name }) => (
              <Link key={id} className="link" href={`/internships/placements/${id}`}>
                {name}
              </Link>
            ))}
          </dd>
        </div>
      </dl>
      <div className="record">
        <div className="body">
          <section className="sec">
            <div className="sec-head">
              <h2>{t('fields.findings')}</h2>
            </div>
            <p className="max-w-prose whitespace-pre-wrap break-words">{visit.findings}</p>
            {visit.advice && <p className="quote mt-2 whitespace-pre-wrap break-words">{visit.advice}</p>}
          </section>
          <section className="sec">
            <div className="sec-head">
              <h2>{t('visits.photos')}</h2>
            </div>
            <Photos photos={visit.photos} />
            <Attachments owner={{ internVisitId: visit.id }} {...files} />
          </section>
        </div>
        <aside>
          <RecordHistory title={t('visits.history')} none={t('visits.noHistory')} {...history} />
        </aside>
      </div>
    </>
  );
}
