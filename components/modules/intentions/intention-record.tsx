import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AskButton } from '@/components/ui/ask-button';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import { endIntention, reopenIntention } from '@/lib/modules/intentions/actions';
import type { IntentionRecord } from '@/lib/modules/intentions/types';
import { IntentionBadge } from './intention-state';
import { VacancyMatches } from './matches';

type Props = {
  intention: IntentionRecord;
  /** Null for the student itself, to whom the audit shows nothing. */
  history: { changes: AuditChange[]; names: NamesOf } | null;
};
const ACTIONS = { end: endIntention, reopen: reopenIntention } as const;

/** What one graduate looks for, and the vacancies that fit. */
export async function IntentionScreen({ intention, history }: Props) {
  const t = await getTranslations('intentions');
  const { id, version, studentName, state, may } = intention;
  return (
    <>
      <nav className="crumb">
        <Link href="/intentions">{t(history ? 'title' : 'own')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{studentName}</span>
      </nav>
      <div className="head">
        <h1>{studentName}</h1>
        <IntentionBadge state={state} />
        {may.edit && (
          <div className="acts">
            {(['end', 'reopen'] as const).map(
              (event) =>
                may[event] && (
                  <AskButton
                    key={event}
                    label={t(`record.${event}`)}
                    title={t(`record.${event}`)}
                    body={t(`record.${event}Body`)}
                    action={ACTIONS[event]}
                    input={{ id, version }}
                  />
                ),
            )}
            <Link className="btn" href={`/intentions/${id}/edit`}>
              {t('record.edit')}
            </Link>
          </div>
        )}
      </div>
      <Facts intention={intention} />
      <div className={history ? 'record' : undefined}>
        <div className="body">
          {state === 'LOOKING' && <VacancyMatches matches={intention.matches} />}
          {state === 'ENDED' && <p className="dim">{t('record.ended', { day: intention.endedOn ?? '' })}</p>}
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

async function Facts({ intention: i }: { intention: IntentionRecord }) {
  const t = await getTranslations('intentions');
  const format = await getFormatter();
  const facts: [key: string, value: ReactNode][] = [
    [
      'studentNo',
      <Link key="student" className="link" href={`/students/${i.studentId}`}>
        {i.studentNo}
      </Link>,
    ],
    ['programme', [i.programme.name, i.schoolClass].filter(Boolean).join(' ')],
    ['wish', i.wish],
    ['places', i.places.length > 0 ? format.list(i.places.map(({ label }) => label)) : t('record.anyPlace')],
    ['payFrom', i.payFrom === null ? t('record.anyPay') : format.number(i.payFrom)],
    ['statedOn', i.statedOn],
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
