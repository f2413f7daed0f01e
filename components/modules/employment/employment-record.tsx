import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { AskButton } from '@/components/ui/ask-button';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import { verifyEmployment } from '@/lib/modules/employment/actions';
import type { EmploymentRecord } from '@/lib/modules/employment/types';
import { DestinationBadge } from './employment-table';
import { FollowButton } from './follow-button';

type Props = {
  employment: EmploymentRecord;
  today: string;
  /** Null for those who only read. */
  history: { changes: AuditChange[]; names: NamesOf } | null;
  files: AttachmentList;
};

/** One graduate's destination, its proof, who verified it, and how it came about. */
export function EmploymentScreen({ employment, today, history, files }: Props) {
  const t = useTranslations('employment');
  const { id, version, may } = employment;
  return (
    <>
      <nav className="crumb">
        <Link href="/employment">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{employment.studentName}</span>
      </nav>
      <div className="head">
        <h1>{employment.studentName}</h1>
        <DestinationBadge destination={employment.destination} />
        {(may.edit || may.verify) && (
          <div className="acts">
            {may.verify && !employment.verifiedOn && (
              <AskButton
                label={t('record.verify')}
                title={t('record.verify')}
                body={t('record.verifyBody')}
                className="btn btn-primary"
                action={verifyEmployment}
                input={{ id, version }}
              />
            )}
            {may.edit && <FollowButton {...{ id, version, today }} />}
            {may.edit && (
              <Link className="btn" href={`/employment/${id}/edit`}>
                {t('record.edit')}
              </Link>
            )}
          </div>
        )}
      </div>
      <Facts employment={employment} />
      <div className={history ? 'record' : undefined}>
        <div className="body">
          <section className="sec">
            <div className="sec-head">
              <h2>{t('sections.files')}</h2>
            </div>
            <Attachments owner={{ employmentId: id }} {...files} />
          </section>
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

function Facts({ employment: e }: { employment: EmploymentRecord }) {
  const t = useTranslations('employment');
  const format = useFormatter();
  const linked = (href: string, name: string) => (
    <Link className="link" href={href}>
      {name}
    </Link>
  );
  const facts: [key: string, value: ReactNode][] = [
    ['studentNo', linked(`/students/${e.studentId}`, e.studentNo)],
    ['programme', [e.programme, e.schoolClass].filter(Boolean).join(' ')],
    ['graduatedOn', e.graduatedOn],
    ['employer', e.partnerId && e.partnerName ? linked(`/partners/${e.partnerId}`, e.partnerName) : e.employer],
    ['place', e.place],
    ['job', e.job],
    ['pay', e.pay === null ? null : format.number(e.pay)],
    ['signedOn', e.signedOn],
    ['source', t(`knownBy.${e.source}`)],
    ['matches', e.matches === null ? null : t(e.matches ? 'record.yes' : 'record.no')],
    ['placement', e.placement && linked(`/internships/placements/${e.placement.id}`, e.placement.name)],
    ['orderClass', e.orderClass && linked(`/order-classes/${e.orderClass.id}`, e.orderClass.name)],
    [
      'verified',
      e.verifiedOn ? t('record.verified', { who: e.verifiedBy ?? '', day: e.verifiedOn }) : t('record.unverified'),
    ],
    ['stillThere', e.followedOn && t(e.stillThere ? 'record.stayed' : 'record.gone', { day: e.followedOn })],
    ['remark', e.remark],
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
