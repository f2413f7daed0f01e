import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { Section } from '@/components/modules/platforms/platform-record';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { DocumentRecord } from '@/lib/modules/governance/types';
import { EditDocument } from './document-actions';

type Props = {
  document: DocumentRecord;
  history: { changes: AuditChange[]; names: NamesOf };
  files: AttachmentList;
  today: string;
  /** What else it is linked with. */
  children?: ReactNode;
};
const TONES = { IN_FORCE: 'ok', COMING: 'info', REPLACED: 'idle' } as const;

/** One version of a charter or a set of rules: since when it holds, which meeting adopted it, its text and files. */
export async function DocumentScreen({ document, history, files, today, children }: Props) {
  const t = await getTranslations('governance');
  const { platform, title, edition, standing, meetings } = document;
  return (
    <>
      <nav className="crumb">
        <Link href={`/platforms/${platform.id}`}>{platform.name}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <Link href={`/platforms/${platform.id}/council`}>{t('council.title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{title}</span>
      </nav>
      <div className="head">
        <h1>{t('document.name', { title, edition })}</h1>
        <span className={`badge ${TONES[standing]}`}>{t(`standings.${standing}`)}</span>
        {document.mayWrite && (
          <div className="acts">
            <EditDocument {...{ document, meetings, today }} />
          </div>
        )}
      </div>
      <DocumentFacts document={document} />
      <div className="record">
        <div className="body">
          <Section title={t('fields.documentText')}>
            {document.text ? (
              <p className="max-w-prose whitespace-pre-wrap break-words">{document.text}</p>
            ) : (
              <p className="dim">{t('document.noText')}</p>
            )}
          </Section>
          {children}
          <Section title={t('files')}>
            <Attachments owner={{ platformDocumentId: document.id }} {...files} />
          </Section>
        </div>
        <aside>
          <RecordHistory title={t('history')} none={t('noHistory')} {...history} />
        </aside>
      </div>
    </>
  );
}

async function DocumentFacts({ document }: { document: DocumentRecord }) {
  const t = await getTranslations('governance');
  const { kind, adoptedOn, effectiveOn, meeting } = document;
  const facts: [key: string, value: ReactNode][] = [
    ['kind', t(`documentKinds.${kind}`)],
    ['adoptedOn', adoptedOn],
    ['effectiveOn', effectiveOn],
    [
      'meetingId',
      meeting && (
        <Link className="link" href={`/platforms/meetings/${meeting.id}`}>
          {meeting.name}
        </Link>
      ),
    ],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([key, value]) =>
          value && (
            <div key={key}>
              <dt>{t(`fields.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
