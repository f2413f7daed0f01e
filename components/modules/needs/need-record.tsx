import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { NeedRecord } from '@/lib/modules/needs/types';
import { NeedActions } from './need-actions';
import { NeedAnswers } from './need-answers';
import { NeedBadge } from './need-state';

type Props = {
  need: NeedRecord;
  /** Null for outsiders, to whom the audit shows nothing. */
  history: { changes: AuditChange[]; names: NamesOf } | null;
  files: AttachmentList;
  /** Vacancies that it led to, of a talent need. */
  children: ReactNode;
};

/** One need: what is wanted, how it stands, what was answered, and how it came about. */
export function NeedScreen({ need, history, files, children }: Props) {
  const t = useTranslations('needs');
  return (
    <>
      <nav className="crumb">
        <Link href="/needs">{t('titles.list')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{need.title}</span>
      </nav>
      <div className="head">
        <h1>{need.title}</h1>
        <NeedBadge state={need.state} />
        <span className="tag">{t(`kinds.${need.kind}`)}</span>
        <div className="acts">
          <NeedActions id={need.id} version={need.version} events={need.events} />
          {need.may.update && (
            <Link className="btn" href={`/needs/${need.id}/edit`}>
              {t('record.edit')}
            </Link>
          )}
        </div>
      </div>
      <Ended need={need} />
      <NeedFacts need={need} />
      <div className={history ? 'record' : undefined}>
        <div className="body">
          <section className="sec">
            <div className="sec-head">
              <h2>{t('sections.description')}</h2>
            </div>
            {need.description ? (
              <p className="max-w-prose whitespace-pre-wrap break-words">{need.description}</p>
            ) : (
              <p className="dim">{t('record.noDescription')}</p>
            )}
          </section>
          <NeedAnswers needId={need.id} answers={need.answers} mayAnswer={need.events.includes('answer')} />
          {children}
          <section className="sec">
            <div className="sec-head">
              <h2>{t('sections.files')}</h2>
            </div>
            <Attachments owner={{ needId: need.id }} {...files} />
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

function Ended({ need: { state, reason, closedOn } }: { need: NeedRecord }) {
  const t = useTranslations('needs.record');
  if (!closedOn) return null;
  const text =
    state === 'WITHDRAWN' ? t('withdrawn', { day: closedOn, reason: reason ?? '' }) : t('met', { day: closedOn });
  return <div className={`banner ${state === 'WITHDRAWN' ? '' : 'ok'}`}>{text}</div>;
}

function NeedFacts({ need }: { need: NeedRecord }) {
  const t = useTranslations('needs');
  return (
    <dl className="facts">
      <div>
        <dt>{t('fields.partner')}</dt>
        <dd>
          <Link className="link" href={`/partners/${need.partnerId}`}>
            {need.partnerName}
          </Link>
        </dd>
      </div>
      {need.quantity !== null && (
        <div>
          <dt>{t('fields.quantity')}</dt>
          <dd>{need.quantity}</dd>
        </div>
      )}
      <div>
        <dt>{t('fields.raisedOn')}</dt>
        <dd>{need.raisedOn}</dd>
      </div>
      {need.wantedBy && (
        <div>
          <dt>{t('fields.wantedBy')}</dt>
          <dd>
            {need.wantedBy} {need.late && <span className="badge warn">{t('list.late')}</span>}
          </dd>
        </div>
      )}
      {need.departmentName && (
        <div>
          <dt>{t('fields.department')}</dt>
          <dd>{need.departmentName}</dd>
        </div>
      )}
    </dl>
  );
}
