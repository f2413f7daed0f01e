import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AgreementRecord } from '@/lib/modules/agreements/types';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import { AgreementActions } from './agreement-actions';
import { AgreementFacts, AgreementLife, AgreementParties, RenewalChain } from './agreement-facts';
import { AgreementBadge, DaysLeft } from './agreement-state';

type Props = {
  agreement: AgreementRecord;
  today: string;
  /** Null for outsiders, to whom the audit shows nothing. */
  history: { changes: AuditChange[]; names: NamesOf } | null;
  files: AttachmentList;
  /** What else it is linked with. */
  children?: ReactNode;
};

/** One agreement: how it stands, who signs what, its files, its renewals, and how it came about. */
export function AgreementScreen({ agreement, today, history, files, children }: Props) {
  const t = useTranslations('agreements');
  const { id, version, events, number, proposedNumber, signedOn, validFrom, validTo } = agreement;
  return (
    <>
      <nav className="crumb">
        <Link href="/agreements">{t('titles.list')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{agreement.number ?? agreement.title}</span>
      </nav>
      <div className="head">
        <h1>{agreement.title}</h1>
        <AgreementBadge state={agreement.shown} />
        <DaysLeft days={agreement.daysLeft} />
        <span className="tag">{t(`kinds.${agreement.kind}`)}</span>
        <div className="acts">
          <AgreementActions
            agreement={{ id, version, events, number, proposedNumber, signedOn, validFrom, validTo }}
            today={today}
          />
          {agreement.may.update && (
            <Link className="btn" href={`/agreements/${id}/edit`}>
              {t('record.edit')}
            </Link>
          )}
        </div>
      </div>
      <Ended agreement={agreement} />
      <AgreementFacts agreement={agreement} />
      <AgreementLife agreement={agreement} />
      <div className={history ? 'record' : undefined}>
        <div className="body">
          <Section title={t('sections.parties')}>
            <AgreementParties parties={agreement.partyViews} />
          </Section>
          {(agreement.summary || agreement.remark) && (
            <Section title={t('sections.content')}>
              {agreement.summary && <p className="max-w-prose whitespace-pre-wrap break-words">{agreement.summary}</p>}
              {agreement.remark && (
                <p className="dim max-w-prose whitespace-pre-wrap break-words">{agreement.remark}</p>
              )}
            </Section>
          )}
          {agreement.chain.length > 0 && (
            <Section title={t('sections.chain')}>
              <RenewalChain chain={agreement.chain} id={id} />
            </Section>
          )}
          {children}
          <Section title={t('sections.files')}>
            <Attachments owner={{ agreementId: id }} {...files} />
          </Section>
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

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  );
}

function Ended({ agreement: { state, reason, terminatedOn } }: { agreement: AgreementRecord }) {
  const t = useTranslations('agreements.record');
  if (terminatedOn) return <div className="banner">{t('terminated', { day: terminatedOn, reason: reason ?? '' })}</div>;
  if (state !== 'DRAFT' || !reason) return null;
  return <div className="banner warn">{t('returned', { reason })}</div>;
}
