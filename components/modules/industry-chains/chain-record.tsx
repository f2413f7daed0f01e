import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { RunButton } from '@/components/ui/run-button';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import { restoreChain, retireChain } from '@/lib/modules/industry-chains/actions';
import type { ChainRecord } from '@/lib/modules/industry-chains/types';
import { CHAIN_FIGURES } from '@/lib/modules/industry-chains/words';
import { noticeList } from '@/lib/modules/notices/list';
import { Figure } from './chain-list';
import { ChainBadge } from './chain-state';

type Props = {
  chain: ChainRecord;
  history: { changes: AuditChange[]; names: NamesOf };
  files: AttachmentList;
  /** Its programmes, enterprises and classes. */
  children: ReactNode;
};

/** One industry chain: what it is, what it comes to, what hangs on it, its files, and how it came about. */
export function ChainScreen({ chain, history, files, children }: Props) {
  const t = useTranslations('chains');
  const { id, version, name, may } = chain;
  return (
    <>
      <nav className="crumb">
        <Link href="/programmes/chains">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{name}</span>
      </nav>
      <div className="head">
        <h1>{name}</h1>
        <ChainBadge retiredOn={chain.retiredOn} />
        {may.write && (
          <div className="acts">
            {chain.retiredOn ? (
              <RunButton label={t('record.restore')} action={restoreChain} input={{ id, version }} className="btn" />
            ) : (
              <RunButton label={t('record.retire')} action={retireChain} input={{ id, version }} className="btn" />
            )}
            <Link className="btn" href={`/programmes/chains/${id}/edit`}>
              {t('record.edit')}
            </Link>
          </div>
        )}
      </div>
      <Facts chain={chain} />
      <div className="record">
        <div className="body">
          {chain.introduction && (
            <Section title={t('fields.introduction')}>
              <p className="max-w-prose whitespace-pre-wrap break-words">{chain.introduction}</p>
            </Section>
          )}
          {children}
          <Notices chain={chain} />
          <Section title={t('sections.files')}>
            <Attachments owner={{ chainId: id }} {...files} />
          </Section>
        </div>
        <aside>
          <RecordHistory title={t('sections.history')} none={t('record.noHistory')} {...history} />
        </aside>
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

/** Its numbers, each of which opens its list, and how it is called. */
function Facts({ chain }: { chain: ChainRecord }) {
  const t = useTranslations('chains');
  const { code, aliases, numbers, name } = chain;
  const other = [chain.labelZh, chain.labelEn].filter((word) => word !== name);
  const facts: [name: string, value: ReactNode][] = [
    [t('fields.code'), <span key="code" className="mono">{`${code}`}</span>],
    [t('fields.otherName'), other.join(' · ')],
    [t('fields.aliases'), aliases.join(t('separator'))],
    ...CHAIN_FIGURES.map((figure): [string, ReactNode] => [
      t(`figures.${figure}`),
      <Figure key={figure} figure={figure} numbers={numbers} />,
    ]),
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([key, content]) =>
          content && (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{content}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** The latest notices about it. */
function Notices({ chain }: { chain: ChainRecord }) {
  const t = useTranslations('chains');
  if (chain.notices.length === 0) return null;
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t('sections.notices')}</h2>
        <Link className="link small ml-auto" href={noticeList.href({ filter: { chain: [chain.code] } })}>
          {t('record.allNotices')}
        </Link>
      </div>
      <ul>
        {chain.notices.map((notice) => (
          <li key={notice.id} className="row min-h-9 flex-wrap">
            <Link className="link" href={`/notices/${notice.id}`}>
              {notice.title}
            </Link>
            <span className="num dim ml-auto">{notice.issuedOn}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
