import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { DueBadge } from '@/components/modules/governance/due-state';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { InspectionRecord } from '@/lib/modules/inspections/types';
import { AddFinding, FindingActions } from './finding-actions';
import { InspectionButton } from './inspection-button';
import { InspectionState } from './inspection-state';

type Owners = { id: string; name: string }[];
type Props = {
  inspection: InspectionRecord;
  history: { changes: AuditChange[]; names: NamesOf };
  owners: Owners;
  today: string;
  files: AttachmentList;
};

/** One inspection: how the base stood, what was found and how far it is mended, photos and papers, and how it came about. */
export async function InspectionScreen({ inspection, history, owners, today, files }: Props) {
  const t = await getTranslations('inspections');
  const { base, findings, inspectedOn, result } = inspection;
  const overdue = findings.filter(({ state }) => state === 'OVERDUE').length;
  const open = findings.filter(({ state }) => state !== 'DONE').length;
  const title = t('title', { day: inspectedOn });
  return (
    <>
      <nav className="crumb">
        <Link href="/platforms/training-bases">{t('bases')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <Link href={`/platforms/${base.id}`}>{base.name}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{title}</span>
      </nav>
      <div className="head">
        <h1>{title}</h1>
        <InspectionState {...{ result, open, overdue }} findings={findings.length} />
        {inspection.mayWrite && (
          <div className="acts">
            <InspectionButton inspection={inspection} today={today} />
          </div>
        )}
      </div>
      <InspectionFacts inspection={inspection} />
      <div className="record">
        <div className="body">
          {inspection.summary && (
            <section className="sec" aria-label={t('fields.summary')}>
              <div className="sec-head">
                <h2>{t('fields.summary')}</h2>
              </div>
              <p className="max-w-prose whitespace-pre-wrap break-words">{inspection.summary}</p>
            </section>
          )}
          <Findings {...{ inspection, owners, today }} />
          <section className="sec" aria-label={t('files')}>
            <div className="sec-head">
              <h2>{t('files')}</h2>
            </div>
            <Attachments owner={{ inspectionId: inspection.id }} {...files} />
          </section>
        </div>
        <aside>
          <RecordHistory title={t('history')} none={t('noHistory')} {...history} />
        </aside>
      </div>
    </>
  );
}

async function Findings({ inspection, owners, today }: Pick<Props, 'inspection' | 'owners' | 'today'>) {
  const t = await getTranslations('inspections');
  const { id, findings, mayWrite, result } = inspection;
  return (
    <section className="sec" aria-label={t('findings')}>
      <div className="sec-head">
        <h2>{t('findings')}</h2>
        {findings.length > 0 && <span className="n">{findings.length}</span>}
        {mayWrite && result !== 'PASSED' && (
          <div className="acts">
            <AddFinding inspectionId={id} owners={owners} />
          </div>
        )}
      </div>
      {findings.length === 0 && <p className="dim">{t(result === 'PASSED' ? 'passed' : 'noFindings')}</p>}
      <ul>
        {findings.map((row) => (
          <li key={row.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-(--line) py-3">
            <div className="min-w-56 flex-1">
              <p className="break-words">{row.what}</p>
              <p className="small dim row flex-wrap">
                <DueBadge row={row} today={today} />
                <span>{row.ownerId ? (row.owner ?? t('unknownPerson')) : t('nobody')}</span>
                <span>
                  {t('fields.dueOn')} {row.dueOn}
                </span>
              </p>
              {row.mending && <p className="small mt-1 whitespace-pre-wrap break-words">{row.mending}</p>}
            </div>
            <FindingActions row={row} owners={owners} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}

async function InspectionFacts({ inspection }: { inspection: InspectionRecord }) {
  const t = await getTranslations('inspections.fields');
  const { base, inspectedOn, inspectors, nextOn } = inspection;
  return (
    <dl className="facts">
      <div>
        <dt>{t('base')}</dt>
        <dd>
          <Link className="link" href={`/platforms/${base.id}`}>
            {base.name}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{t('inspectedOn')}</dt>
        <dd>{inspectedOn}</dd>
      </div>
      {inspectors && (
        <div>
          <dt>{t('inspectors')}</dt>
          <dd>{inspectors}</dd>
        </div>
      )}
      {nextOn && (
        <div>
          <dt>{t('nextOn')}</dt>
          <dd>{nextOn}</dd>
        </div>
      )}
    </dl>
  );
}
