import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { AskButton } from '@/components/ui/ask-button';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import { publishNotice, withdrawNotice } from '@/lib/modules/notices/actions';
import type { NoticeRecord } from '@/lib/modules/notices/types';
import { NoticeBadge } from './notice-list';

type Props = {
  notice: NoticeRecord;
  files: AttachmentList;
  /** Null for outsiders, to whom the audit shows nothing. */
  history: { changes: AuditChange[]; names: NamesOf } | null;
};
const ACTIONS = { publish: publishNotice, withdraw: withdrawNotice } as const;

/** One notice: what it says, where it comes from, and how it came about. */
export async function NoticeScreen({ notice, files, history }: Props) {
  const t = await getTranslations('notices');
  const { id, version, title, state, events, may } = notice;
  return (
    <>
      <nav className="crumb">
        <Link href="/notices">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{title}</span>
      </nav>
      <div className="head">
        <h1>{title}</h1>
        {may.edit && <NoticeBadge state={state} />}
        <span className="tag">{t(`kinds.${notice.kind}`)}</span>
        {may.edit && (
          <div className="acts">
            {events.map((event) => (
              <AskButton
                key={event}
                label={t(`events.${event}`)}
                title={t(`events.${event}`)}
                body={t(`dialogs.${event}`)}
                className={event === 'publish' ? 'btn btn-primary' : 'btn'}
                action={ACTIONS[event]}
                input={{ id, version }}
              />
            ))}
            <Link className="btn" href={`/notices/${id}/edit`}>
              {t('record.edit')}
            </Link>
          </div>
        )}
      </div>
      <Facts notice={notice} staff={history !== null} />
      <div className={history ? 'record' : undefined}>
        <div className="body">
          <section className="sec" aria-label={t('fields.body')}>
            <p className="max-w-prose whitespace-pre-wrap break-words">{notice.body}</p>
          </section>
          {(files.canWrite || files.files.length > 0) && (
            <section className="sec" aria-label={t('sections.files')}>
              <div className="sec-head">
                <h2>{t('sections.files')}</h2>
              </div>
              <Attachments owner={{ noticeId: id }} {...files} />
            </section>
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

async function Facts({ notice: n, staff }: { notice: NoticeRecord; staff: boolean }) {
  const t = await getTranslations('notices');
  const facts: [key: string, value: ReactNode][] = [
    ['issuedOn', n.issuedOn],
    [
      'chainId',
      n.chain && staff ? (
        <Link key="chain" className="link" href={`/programmes/chains/${n.chainId}`}>
          {n.chain}
        </Link>
      ) : (
        n.chain
      ),
    ],
    ['source', n.source],
    [
      'sourceUrl',
      n.sourceUrl && (
        <a key="source" className="link break-all" href={n.sourceUrl} rel="noreferrer noopener" target="_blank">
          {n.sourceUrl}
        </a>
      ),
    ],
    ['public', n.may.edit && t(n.public ? 'record.public' : 'record.inside')],
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
