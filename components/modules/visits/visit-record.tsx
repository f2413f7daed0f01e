import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { VisitRecord } from '@/lib/modules/visits/types';
import { DeleteVisit } from './delete-visit';
import { FollowUps } from './follow-ups';

type Props = {
  visit: VisitRecord;
  history: { changes: AuditChange[]; names: NamesOf };
  owners: { id: string; name: string }[];
  today: string;
  files: AttachmentList;
  /** What else it is linked with. */
  children?: ReactNode;
};

/** One visit: who went where, what was found, what is still to be done, and how it came about. */
export function VisitScreen({ visit, history, owners, today, files, children }: Props) {
  const t = useTranslations('visits');
  return (
    <>
      <nav className="crumb">
        <Link href="/visits">{t('titles.list')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{visit.subject}</span>
      </nav>
      <div className="head">
        <h1>{visit.subject}</h1>
        <span className="tag">{t(`kinds.${visit.kind}`)}</span>
        {visit.may.write && (
          <div className="acts">
            <Link className="btn" href={`/visits/${visit.id}/edit`}>
              {t('record.edit')}
            </Link>
            <DeleteVisit id={visit.id} version={visit.version} />
          </div>
        )}
      </div>
      <VisitFacts visit={visit} />
      <div className="record">
        <div className="body">
          <section className="sec">
            <div className="sec-head">
              <h2>{t('sections.findings')}</h2>
            </div>
            {visit.findings ? (
              <p className="max-w-prose whitespace-pre-wrap break-words">{visit.findings}</p>
            ) : (
              <p className="dim">{t('record.noFindings')}</p>
            )}
          </section>
          <FollowUps
            visitId={visit.id}
            rows={visit.followUps}
            owners={owners}
            today={today}
            mayWrite={visit.may.write}
          />
          {children}
          <section className="sec">
            <div className="sec-head">
              <h2>{t('sections.files')}</h2>
            </div>
            <Attachments owner={{ visitId: visit.id }} {...files} />
          </section>
        </div>
        <aside>
          <RecordHistory title={t('sections.history')} none={t('record.noHistory')} {...history} />
        </aside>
      </div>
    </>
  );
}

function VisitFacts({ visit }: { visit: VisitRecord }) {
  const t = useTranslations('visits');
  const audit = useTranslations('audit');
  const people = visit.people.map((person) => person.name || t('record.unknownPerson')).join(audit('separator'));
  return (
    <dl className="facts">
      <div>
        <dt>{t('fields.partner')}</dt>
        <dd>
          <Link className="link" href={`/partners/${visit.partnerId}`}>
            {visit.partnerName}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{t('fields.visitedOn')}</dt>
        <dd>{visit.visitedOn}</dd>
      </div>
      <div>
        <dt>{t('fields.people')}</dt>
        <dd>{people}</dd>
      </div>
      {visit.others && (
        <div>
          <dt>{t('fields.others')}</dt>
          <dd>{visit.others}</dd>
        </div>
      )}
      {visit.place && (
        <div>
          <dt>{t('fields.place')}</dt>
          <dd>{visit.place}</dd>
        </div>
      )}
    </dl>
  );
}
