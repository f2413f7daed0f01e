import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AskButton } from '@/components/ui/ask-button';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import { closePost, publishPost } from '@/lib/modules/posts/actions';
import type { PostRecord } from '@/lib/modules/posts/types';
import { PostBadge } from './post-state';
import { SlotsButton } from './slots-button';

type Props = {
  post: PostRecord;
  /** Null for outsiders, to whom the audit shows nothing. */
  history: { changes: AuditChange[]; names: NamesOf } | null;
  /** Vacancies that it led to. */
  children: ReactNode;
};
const ACTIONS = { publish: publishPost, close: closePost } as const;

/** One post: what it offers, how many slots are left, how many more the enterprise may take. */
export async function PostScreen({ post, history, children }: Props) {
  const t = await getTranslations('posts');
  const { id, version, slots, taken, state, events, may } = post;
  return (
    <>
      <nav className="crumb">
        <Link href="/internships/posts">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{post.title}</span>
      </nav>
      <div className="head">
        <h1>{post.title}</h1>
        <PostBadge {...{ state, slots, taken }} />
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
            <SlotsButton {...{ id, version, slots, taken }} />
            {may.link && state === 'PUBLISHED' && (
              <Link className="btn" href={`/internships/links/new?kind=SLOTS&postId=${id}`}>
                {t('record.link')}
              </Link>
            )}
            <Link className="btn" href={`/internships/posts/${id}/edit`}>
              {t('record.edit')}
            </Link>
          </div>
        )}
      </div>
      <Facts post={post} />
      <div className={history ? 'record' : undefined}>
        <div className="body">
          {(['description', 'requirements'] as const).map(
            (key) =>
              post[key] && (
                <section key={key} className="sec">
                  <div className="sec-head">
                    <h2>{t(`fields.${key}`)}</h2>
                  </div>
                  <p className="max-w-prose whitespace-pre-wrap break-words">{post[key]}</p>
                </section>
              ),
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

async function Facts({ post: p }: { post: PostRecord }) {
  const t = await getTranslations('posts');
  const format = await getFormatter();
  const number = (value: number | null) => (value === null ? null : format.number(value));
  const marks = (['nightShift', 'overtime'] as const).filter((key) => p[key]).map((key) => t(`fields.${key}`));
  const facts: [key: string, value: ReactNode][] = [
    [
      'partnerId',
      <Link key="partner" className="link" href={`/partners/${p.partnerId}`}>
        {p.partnerName}
      </Link>,
    ],
    ['slots', t('record.left', { left: p.slots - p.taken, slots: p.slots })],
    ['roomUnit', number(p.room.unit)],
    ['roomPost', number(p.room.post)],
    ['validTo', t('record.from', { from: p.validFrom, to: p.validTo })],
    ['pay', number(p.pay)],
    ['peerPay', number(p.peerPay)],
    ['hoursPerDay', p.hoursPerDay !== null && t('record.hours', { hours: p.hoursPerDay, days: p.daysPerWeek ?? 0 })],
    ['place', [p.place, p.address].filter(Boolean).join(' ')],
    ['accommodation', p.accommodation && t(`accommodations.${p.accommodation}`)],
    ['hazards', format.list([...marks, ...p.hazards.map((tag) => t(`hazards.${tag}`))])],
    ['programmeIds', format.list(p.programmes.map(({ name }) => name))],
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
