import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { ListDocuments } from '@/components/modules/documents/document-menu';
import { EvidenceOfMany } from '@/components/modules/placements/evidence-dialog';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { PlanRecord } from '@/lib/modules/plans/types';
import { AssignPanel } from './assign-panel';
import { PlacementSteps } from './placement-steps';
import { PlanActions } from './plan-actions';
import { PlanBadge } from './plan-state';
import { PlanChecks, StartList } from './start-list';

type Props = {
  plan: PlanRecord;
  history: { changes: AuditChange[]; names: NamesOf };
  files: AttachmentList;
  /** Whether the reader may take its documents. */
  documents: boolean;
  /** Teachers' visits of those due; null where the plan asks for none. */
  visits: { done: number; due: number } | null;
  today: string;
};

/** One plan: what it is, how far its students are, who is not placed yet, and how it came about. */
export async function PlanScreen({ plan, history, files, visits, documents, today }: Props) {
  const t = await getTranslations('plans');
  const { id, version, events, students, unplaced, posts, may } = plan;
  const ready = students.filter(({ open }) => open.length === 0);
  const open = students.filter(({ state }) => state !== 'ENDED').map((each) => each.id);
  return (
    <>
      <nav className="crumb">
        <Link href="/internships/plans">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{plan.name}</span>
      </nav>
      <div className="head">
        <h1>{plan.name}</h1>
        <PlanBadge state={plan.state} />
        <div className="acts">
          <PlanActions {...{ id, version, events, over: plan.endsOn < today }} />
          <PlacementSteps plan={plan} />
          {plan.kind === 'POST' && (
            <Link className="btn" href={`/internships/plans/${id}/choice`}>
              {t('record.choice')}
            </Link>
          )}
          {students.length > 0 && (
            <Link className="btn" href={`/internships/plans/${id}/health`}>
              {t('record.health')}
            </Link>
          )}
          {documents && students.length > 0 && <ListDocuments filter={{ plan: [id] }} />}
          {may.place && students.length > 0 && (
            <Link className="btn" href={`/internships/links/new?planId=${id}`}>
              {t('record.link')}
            </Link>
          )}
          {may.edit && (
            <Link className="btn" href={`/internships/plans/${id}/edit`}>
              {t('record.edit')}
            </Link>
          )}
        </div>
      </div>
      <Facts plan={plan} visits={visits} />
      {students.length > 0 && (
        <>
          <SectionHead
            title={(await getTranslations('placements'))('sections.checks')}
            note={t('record.ready', { ready: ready.length, all: students.length })}
          />
          <PlanChecks checks={plan.checks} all={students.length} />
        </>
      )}
      <div className="record">
        <div className="body">
          <section className="sec">
            <SectionHead title={t('sections.start')} note={t('record.people', { count: students.length })}>
              {may.place && open.length > 0 && (
                <EvidenceOfMany
                  ids={open}
                  label={t('record.evidence')}
                  hint={t('record.evidenceHint', { count: open.length })}
                />
              )}
            </SectionHead>
            {students.length > 0 ? <StartList students={students} /> : <p className="dim">{t('record.none')}</p>}
          </section>
          {may.place && unplaced.length > 0 && (
            <section className="sec">
              <SectionHead title={t('sections.unplaced')} note={t('record.people', { count: unplaced.length })} />
              <AssignPanel {...{ id, unplaced, posts }} />
            </section>
          )}
          {plan.tasks && (
            <section className="sec">
              <SectionHead title={t('sections.tasks')} />
              <p className="max-w-prose whitespace-pre-wrap break-words">{plan.tasks}</p>
            </section>
          )}
          <section className="sec">
            <SectionHead title={t('sections.files')} />
            <Attachments owner={{ planId: id }} {...files} />
          </section>
        </div>
        <aside>
          <RecordHistory title={t('sections.history')} none={t('record.noHistory')} {...history} />
        </aside>
      </div>
    </>
  );
}

function SectionHead({ title, note, children }: { title: string; note?: string; children?: ReactNode }) {
  return (
    <div className="sec-head">
      <h2>{title}</h2>
      {note && <span className="n">{note}</span>}
      {children && <div className="acts">{children}</div>}
    </div>
  );
}

async function Facts({ plan, visits }: Pick<Props, 'plan' | 'visits'>) {
  const t = await getTranslations('plans');
  const kinds = await getTranslations('placements');
  const facts: [key: string, value: ReactNode][] = [
    ['kind', plan.stage ? kinds(`stages.${plan.stage}`) : kinds(`kinds.${plan.kind}`)],
    ['period', kinds('record.from', { from: plan.startsOn, to: plan.endsOn })],
    ['department', plan.department],
    ['programme', plan.programme?.name],
    ['schoolClass', plan.schoolClass?.name],
    [
      'orderClass',
      plan.orderClass && (
        <Link className="link" href={`/order-classes/${plan.orderClass.id}`}>
          {plan.orderClass.name}
        </Link>
      ),
    ],
    ['teacher', plan.teacher],
    ['madeOn', plan.madeOn],
    ['safetyRulesOn', plan.safetyRulesOn],
    ['filedOn', plan.filedOn && [plan.filedOn, plan.filingNo].filter(Boolean).join(' ')],
    ['journalEvery', t(`journals.${plan.journalEvery}`)],
    ['visits', visits && t('record.visits', visits)],
    ['credits', plan.credits],
    ['reason', plan.reason],
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
