import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import { adjustmentList } from '@/lib/modules/programmes/list';
import type { PeriodView, ProgrammeRecord } from '@/lib/modules/programmes/types';
import { AdjustmentCell } from './adjustment-cell';
import { ProgrammeActions } from './programme-actions';
import { ProgrammeFacts } from './programme-facts';
import { ProgrammeIntakes } from './programme-intakes';
import { ProgrammeBadge } from './programme-state';

type Props = {
  programme: ProgrammeRecord;
  today: string;
  history: { changes: AuditChange[]; names: NamesOf };
  files: AttachmentList;
  /** Its pathway classes. */
  children: ReactNode;
};

/** One programme: its states, intakes, classes, platforms and adjustments, its files, and how it came about. */
export function ProgrammeScreen({ programme, today, history, files, children }: Props) {
  const t = useTranslations('programmes');
  const { id, version, may } = programme;
  return (
    <>
      <nav className="crumb">
        <Link href="/programmes">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{programme.name}</span>
      </nav>
      <div className="head">
        <h1>{programme.name}</h1>
        <ProgrammeBadge state={programme.state} />
        <div className="acts">
          <ProgrammeActions {...{ id, version, today }} events={programme.events} />
          {may.write && (
            <Link className="btn" href={`/programmes/${id}/edit`}>
              {t('record.edit')}
            </Link>
          )}
        </div>
      </div>
      <ProgrammeFacts programme={programme} today={today} />
      <div className="record">
        <div className="body">
          {programme.introduction && (
            <Section title={t('sections.introduction')}>
              <p className="max-w-prose whitespace-pre-wrap break-words">{programme.introduction}</p>
            </Section>
          )}
          <Section title={t('sections.periods')}>
            <Periods periods={programme.periods} />
          </Section>
          <Section title={t('sections.intakes')}>
            <ProgrammeIntakes programmeId={id} intakes={programme.intakes} today={today} mayWrite={may.write} />
          </Section>
          <Hanging programme={programme} />
          {children}
          <Adjustments programme={programme} />
          <Section title={t('sections.files')}>
            <Attachments owner={{ programmeId: id }} {...files} />
          </Section>
        </div>
        <aside>
          <RecordHistory title={t('sections.history')} none={t('record.noHistory')} {...history} />
        </aside>
      </div>
    </>
  );
}

function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{title}</h2>
        {count !== undefined && count > 0 && <span className="n">{count}</span>}
      </div>
      {children}
    </section>
  );
}

/** Its states, the latest first, each with its days, document and reason. */
function Periods({ periods }: { periods: PeriodView[] }) {
  const t = useTranslations('programmes.periods');
  return (
    <ul className="border-t border-(--line)">
      {periods.map(({ id, state, startedOn, endedOn, document, reason }) => (
        <li key={id} className="row min-h-11 flex-wrap border-b border-(--line)">
          <ProgrammeBadge state={state} />
          <span className="num">
            {endedOn ? t('span', { from: startedOn, to: endedOn }) : t('since', { from: startedOn })}
          </span>
          {document && <span className="tag">{document}</span>}
          {reason && <span className="dim">{reason}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Classes and order classes with their students, and the platforms that serve it. */
function Hanging({ programme }: { programme: ProgrammeRecord }) {
  const t = useTranslations('programmes');
  const { schoolClasses, orderClasses, platforms } = programme;
  const head = [
    { title: t('sections.orderClasses'), none: t('none.orderClasses'), rows: orderClasses, href: '/order-classes/' },
    { title: t('sections.classes'), none: t('none.classes'), rows: schoolClasses },
  ];
  return (
    <>
      {head.map(({ title, none, rows, href }) => (
        <Section key={title} title={title} count={rows.length}>
          {rows.length === 0 && <p className="dim">{none}</p>}
          <ul>
            {rows.map((row) => (
              <li key={row.id} className="row min-h-9 flex-wrap">
                {href ? (
                  <Link className="link" href={`${href}${row.id}`}>
                    {row.name}
                  </Link>
                ) : (
                  <span>{row.name}</span>
                )}
                {'partner' in row && <span className="small dim">{row.partner}</span>}
                <span className="num ml-auto">{t('students', { count: row.students })}</span>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <Section title={t('sections.platforms')} count={platforms.length}>
        {platforms.length === 0 && <p className="dim">{t('none.platforms')}</p>}
        <ul>
          {platforms.map((platform) => (
            <li key={platform.id} className="row min-h-9">
              <Link className="link" href={`/platforms/${platform.id}`}>
                {platform.name}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** What was proposed and decided of it, by year. */
function Adjustments({ programme }: { programme: ProgrammeRecord }) {
  const t = useTranslations('programmes');
  return (
    <Section title={t('sections.adjustments')} count={programme.adjustments.length}>
      {programme.adjustments.length === 0 && <p className="dim">{t('none.adjustments')}</p>}
      <ul>
        {programme.adjustments.map((adjustment) => (
          <li key={adjustment.id} className="row min-h-11 flex-wrap">
            <Link className="link" href={adjustmentList.href({ filter: { year: String(adjustment.year) } })}>
              {t('adjustment.year', { year: String(adjustment.year) })}
            </Link>
            <AdjustmentCell name={programme.name} adjustment={adjustment} />
            <span className="dim">{adjustment.reason}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
