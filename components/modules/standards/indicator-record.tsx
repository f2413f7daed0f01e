import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { Section } from '@/components/modules/platforms/platform-record';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { IndicatorRecord } from '@/lib/modules/standards/types';
import { AssessIndicator } from './assess-indicator';
import { EvidenceRecords } from './evidence-records';
import { IndicatorActions } from './indicator-actions';
import { IndicatorBadge } from './indicator-state';

type Props = {
  indicator: IndicatorRecord;
  history: { changes: AuditChange[]; names: NamesOf };
  files: AttachmentList;
  owners: { id: string; name: string }[];
};

/** An indicator: what is asked, what was assessed, the evidence, and how it came about. */
export async function IndicatorScreen({ indicator, history, files, owners }: Props) {
  const t = await getTranslations('standards');
  const { id, platform, year, name, observation, evidence, mayAssess } = indicator;
  return (
    <>
      <nav className="crumb">
        <Link href={`/platforms/${platform.id}`}>{platform.name}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <Link href={`/platforms/${platform.id}/indicators?year=${year}`}>{t('screen.title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{indicator.code}</span>
      </nav>
      <div className="head">
        <h1>{name}</h1>
        <IndicatorBadge row={indicator} />
        <div className="acts">
          {mayAssess && <AssessIndicator row={indicator} primary />}
          {indicator.mayWrite && <IndicatorActions row={indicator} owners={owners} />}
        </div>
      </div>
      <IndicatorFacts indicator={indicator} />
      <div className="record">
        <div className="body">
          <Section title={t('record.asked')}>
            <Text text={observation} none={t('record.noObservation')} />
          </Section>
          <Section title={t('record.assessment')}>
            <Text text={evidence} none={t('record.noEvidence')} />
          </Section>
          <Section title={t('evidence.records')} count={indicator.records.length}>
            <EvidenceRecords nodeId={id} records={indicator.records} mayAssess={mayAssess} />
          </Section>
          <Section title={t('evidence.files')} count={files.files.length}>
            <Attachments owner={{ standardNodeId: id }} {...files} />
          </Section>
        </div>
        <aside>
          <RecordHistory title={t('history')} none={t('noHistory')} {...history} />
        </aside>
      </div>
    </>
  );
}

function Text({ text, none }: { text: string | null; none: string }) {
  return text ? <p className="max-w-prose whitespace-pre-wrap break-words">{text}</p> : <p className="dim">{none}</p>;
}

async function IndicatorFacts({ indicator }: { indicator: IndicatorRecord }) {
  const t = await getTranslations('standards');
  const { first, second, kind, maxScore, selfScore, year, ownerId, owner, assessedOn } = indicator;
  const facts: [key: string, value: ReactNode][] = [
    ['first', `${first.code} ${first.name}`],
    ['second', `${second.code} ${second.name}`],
    ['year', String(year)],
    ['kind', t(`kinds.${kind}`)],
    ['maxScore', maxScore],
    ['selfScore', selfScore],
    ['ownerId', ownerId ? (owner ?? t('unknownPerson')) : t('nobody')],
    ['assessedOn', assessedOn ?? t('record.notAssessed')],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([key, value]) =>
          value !== null && (
            <div key={key}>
              <dt>{t(`fields.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
