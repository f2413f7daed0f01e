import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AskButton } from '@/components/ui/ask-button';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import { restoreVacancy, withdrawVacancy } from '@/lib/modules/vacancies/actions';
import type { VacancyRecord } from '@/lib/modules/vacancies/types';
import { Pay, VacancyBadge } from './vacancy-state';

type Props = {
  vacancy: VacancyRecord;
  /** Whether the enterprise's page is the reader's to open. */
  linked: boolean;
  /** Null for outsiders, to whom the audit shows nothing. */
  history: { changes: AuditChange[]; names: NamesOf } | null;
  /** Who is looking for it, for whoever may see that. */
  children: ReactNode;
};
const ACTIONS = { withdraw: withdrawVacancy, restore: restoreVacancy } as const;

/** One vacancy: what is offered, to whom, until when, and where it came from. */
export async function VacancyScreen({ vacancy, linked, history, children }: Props) {
  const t = await getTranslations('vacancies');
  const { id, version, title, description, state, withdrawnOn, may } = vacancy;
  return (
    <>
      <nav className="crumb">
        <Link href="/vacancies">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{title}</span>
      </nav>
      <div className="head">
        <h1>{title}</h1>
        <VacancyBadge state={state} />
        {may.edit && (
          <div className="acts">
            {(['withdraw', 'restore'] as const).map(
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
            <Link className="btn" href={`/vacancies/${id}/edit`}>
              {t('record.edit')}
            </Link>
          </div>
        )}
      </div>
      {withdrawnOn && <div className="banner">{t('record.withdrawn', { day: withdrawnOn })}</div>}
      <Facts vacancy={vacancy} linked={linked} />
      <div className={history ? 'record' : undefined}>
        <div className="body">
          {description && (
            <section className="sec">
              <div className="sec-head">
                <h2>{t('fields.description')}</h2>
              </div>
              <p className="max-w-prose whitespace-pre-wrap break-words">{description}</p>
            </section>
          )}
          {children}
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

async function Facts({ vacancy: v, linked }: { vacancy: VacancyRecord; linked: boolean }) {
  const t = await getTranslations('vacancies');
  const format = await getFormatter();
  const to = (href: string, name: string) => (
    <Link className="link" href={href}>
      {name}
    </Link>
  );
  const facts: [key: string, value: ReactNode][] = [
    ['partnerId', linked ? to(`/partners/${v.partnerId}`, v.partnerName) : v.partnerName],
    ['places', t('record.people', { count: v.places })],
    ['pay', <Pay key="pay" {...v} />],
    ['place', v.place],
    ['days', t('record.from', { from: v.opensOn, to: v.lastOn })],
    [
      'programmeIds',
      v.programmes.length > 0 ? format.list(v.programmes.map(({ name }) => name)) : t('record.anyProgramme'),
    ],
    ['needId', v.need && to(`/needs/${v.need.id}`, v.need.name)],
    ['postId', v.post && to(`/internships/posts/${v.post.id}`, v.post.name)],
    ['public', v.public && t('record.yes')],
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
