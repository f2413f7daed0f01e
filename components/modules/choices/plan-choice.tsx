import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { AskButton } from '@/components/ui/ask-button';
import { Empty } from '@/components/ui/head';
import { closeWindow } from '@/lib/modules/choices/actions';
import type { PlanChoice, Proposal, WindowPost } from '@/lib/modules/choices/types';
import { WindowBadge } from './choice-state';
import { ProposalPanel } from './proposal-panel';
import { WindowButton } from './window-button';

type Props = { choice: PlanChoice; proposal: Proposal | null; fill: boolean; today: string };

/** How a plan's students choose their posts: the window, the posts in it, and who would get which. */
export async function PlanChoiceScreen({ choice, proposal, fill, today }: Props) {
  const t = await getTranslations('choices');
  const { plan, window, posts, options, may } = choice;
  return (
    <ClientMessages namespaces={['choices']}>
      <nav className="crumb">
        <Link href="/internships/plans">{(await getTranslations('plans'))('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <Link href={`/internships/plans/${plan.id}`}>{plan.name}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{t('title')}</span>
      </nav>
      <div className="head">
        <h1>{t('office.title', { plan: plan.name })}</h1>
        <WindowBadge state={window.state} />
        {may.open && (
          <div className="acts">
            <WindowButton {...{ plan, window, options, today }} posts={posts.map(({ id }) => id)} />
            {['BEFORE', 'OPEN'].includes(window.state) && (
              <AskButton
                label={t('office.close')}
                title={t('office.close')}
                body={t('office.closeBody')}
                action={closeWindow}
                input={{ planId: plan.id, version: plan.version }}
              />
            )}
          </div>
        )}
      </div>
      {window.state === 'NONE' ? (
        <Empty title={t('office.none')} hint={t('office.noneHint')} />
      ) : (
        <>
          <Facts choice={choice} />
          <WindowPosts posts={posts} />
          {proposal && <ProposalPanel planId={plan.id} may={may.place} {...{ proposal, fill }} />}
        </>
      )}
    </ClientMessages>
  );
}

async function Facts({ choice: { window, counts } }: { choice: PlanChoice }) {
  const t = await getTranslations('choices');
  const format = await getFormatter();
  const facts: [key: string, value: ReactNode][] = [
    ['mode', window.mode && t(`modes.${window.mode}`)],
    ['days', t('office.days', { from: window.from ?? '', to: window.to ?? '' })],
    ['ranks', window.mode === 'PREFERENCES' && format.number(window.ranks)],
    ['students', format.number(counts.students)],
    ['answered', window.mode === 'PREFERENCES' && format.number(counts.answered)],
    ['placed', format.number(counts.placed)],
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

async function WindowPosts({ posts }: { posts: WindowPost[] }) {
  const t = await getTranslations('choices');
  const format = await getFormatter();
  const number = (value: number | null) => (value === null ? t('office.unknown') : format.number(value));
  const sum = (of: (post: WindowPost) => number) => format.number(posts.reduce((all, post) => all + of(post), 0));
  return (
    <section className="sec" aria-label={t('office.posts')}>
      <div className="sec-head">
        <h2>{t('office.posts')}</h2>
        <span className="n">{t('office.postCount', { count: posts.length })}</span>
      </div>
      <div className="table-wrap">
        <table className="table stack">
          <thead>
            <tr>
              <th className="pin-2 left-0!">{t('fields.post')}</th>
              <th>{t('fields.partner')}</th>
              <th className="num">{t('fields.left')}</th>
              <th className="num">{t('fields.roomUnit')}</th>
              <th className="num">{t('fields.roomPost')}</th>
              <th className="num">{t('fields.firstWishes')}</th>
              <th className="num">{t('fields.wishes')}</th>
            </tr>
          </thead>
          <tbody>
            {posts.map((post) => (
              <tr key={post.id}>
                <th scope="row" className="pin-2 left-0! name">
                  <Link href={`/internships/posts/${post.id}`}>{post.title}</Link>
                  {!post.offered && <span className="badge idle">{t('office.gone')}</span>}
                  <div className="cell-sub">
                    <span>{post.partner.name}</span>
                    <span>{t('offer.left', { left: post.left, slots: post.slots })}</span>
                    <span>{t('office.firsts', { count: post.firstWishes })}</span>
                  </div>
                </th>
                <td>
                  <Link className="link clip" href={`/partners/${post.partner.id}`}>
                    {post.partner.name}
                  </Link>
                </td>
                <td className="num">
                  {format.number(post.left)} / {format.number(post.slots)}
                </td>
                <td className="num">{number(post.room.unit)}</td>
                <td className="num">{number(post.room.post)}</td>
                <td className="num">{format.number(post.firstWishes)}</td>
                <td className="num">{format.number(post.wishes)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th className="pin-2 left-0!">
                {t('office.total')}
                <div className="cell-sub">
                  <span>{t('office.firsts', { count: posts.reduce((all, post) => all + post.firstWishes, 0) })}</span>
                </div>
              </th>
              <td />
              <td className="num">{sum(({ left }) => left)}</td>
              <td />
              <td />
              <td className="num">{sum(({ firstWishes }) => firstWishes)}</td>
              <td className="num">{sum(({ wishes }) => wishes)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}
