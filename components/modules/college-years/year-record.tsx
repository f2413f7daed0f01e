import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { LifeBar, type LifeStep } from '@/components/workflow/life-bar';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { YearRecord } from '@/lib/modules/college-years/types';
import { WAITING_STATES, YEAR_STATES } from '@/lib/modules/college-years/words';
import { courseList } from '@/lib/modules/courses/list';
import { taskList } from '@/lib/modules/tasks/list';
import { teamList } from '@/lib/modules/teams/list';
import { YearActions } from './year-actions';
import { YearBadge } from './year-state';

type Props = { record: YearRecord; files: AttachmentList; history: { changes: AuditChange[]; names: NamesOf } };

/** A college's year: what it planned, what the records say, how it assesses itself, and what was decided. */
export async function YearScreen({ record, files, history }: Props) {
  const t = await getTranslations('college-years');
  const { college, year, state, opinion } = record;
  const title = t('title', { year: String(year) });
  return (
    <>
      <nav className="crumb">
        <Link href="/platforms/industry-colleges">{t('colleges')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <Link href={`/platforms/${college.id}`}>{college.name}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{title}</span>
      </nav>
      <div className="head">
        <h1>{title}</h1>
        <YearBadge state={state} />
        <div className="acts">
          <YearActions record={record} />
        </div>
      </div>
      <Life record={record} />
      {(WAITING_STATES as readonly string[]).includes(state) && !record.may.decide && (
        <p className="dim mb-3">{t('waits')}</p>
      )}
      <div className="record">
        <div className="body">
          {opinion && (
            <Part title={t('fields.opinion')}>
              <Text text={opinion} none="" />
            </Part>
          )}
          <Part title={t('fields.plan')}>
            <Text text={record.plan} none={t('noPlan')} />
          </Part>
          <Part title={t('evidence')}>
            <Evidence record={record} />
          </Part>
          <Part title={t('fields.assessment')}>
            {record.score !== null && <p className="pb-2 font-semibold">{t('scored', { score: record.score })}</p>}
            <Text text={record.assessment} none={t('noAssessment')} />
          </Part>
          <Part title={t('files')}>
            <Attachments owner={{ platformYearId: record.id }} {...files} />
          </Part>
        </div>
        <aside>
          <RecordHistory title={t('history')} none={t('noHistory')} {...history} />
        </aside>
      </div>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="sec" aria-label={title}>
      <div className="sec-head">
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  );
}

function Text({ text, none }: { text: string | null; none: string }) {
  if (!text) return <p className="dim">{none}</p>;
  return <p className="max-w-prose whitespace-pre-wrap break-words">{text}</p>;
}

/** From the plan to the review, with who took each step and when. */
async function Life({ record }: { record: YearRecord }) {
  const t = await getTranslations('college-years');
  const at = YEAR_STATES.indexOf(record.state);
  const metas = [
    null,
    [record.submittedOn, record.author],
    [record.approvedOn, record.approver],
    [record.assessedOn, record.assessor],
    [record.reviewedOn, record.reviewer],
  ];
  const steps = YEAR_STATES.map(
    (state, n): LifeStep => ({
      key: state,
      label: t(`states.${state}`),
      meta: (metas[n]?.[0] && metas[n].filter(Boolean).join(' ')) || undefined,
      at: n < at ? 'done' : n === at ? 'now' : 'next',
    }),
  );
  return <LifeBar label={t('fields.state')} steps={steps} />;
}

/** What the records say, each leading to where it was counted. */
async function Evidence({ record: { college, year, evidence } }: { record: YearRecord }) {
  const t = await getTranslations('college-years');
  const { tasks, tasksDone, meetings, courses, share, people } = evidence;
  const facts: [key: string, content: ReactNode][] = [
    [
      'tasks',
      <Link
        key="tasks"
        className="link"
        href={taskList.href({ filter: { platform: [college.id], year: [String(year)] } })}
      >
        {t('facts.tasks', { tasks, tasksDone })}
      </Link>,
    ],
    ['meetings', t('facts.meetings', { meetings })],
    [
      'courses',
      <Link key="courses" className="link" href={courseList.href({ filter: { college: [college.id] } })}>
        {t('facts.courses', { courses, share })}
      </Link>,
    ],
    [
      'people',
      <Link key="people" className="link" href={teamList.href({ filter: { college: [college.id] } })}>
        {t('facts.people', { people })}
      </Link>,
    ],
  ];
  return (
    <dl className="facts">
      {facts.map(([key, content]) => (
        <div key={key}>
          <dt>{t(`facts.labels.${key}`)}</dt>
          <dd>{content}</dd>
        </div>
      ))}
    </dl>
  );
}
