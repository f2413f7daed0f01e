import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import { AskButton } from '@/components/ui/ask-button';
import { Empty, Head } from '@/components/ui/head';
import { takeSlot } from '@/lib/modules/choices/actions';
import type { MyChoice, MyOwnChoices } from '@/lib/modules/choices/types';
import { WindowBadge } from './choice-state';
import { OwnRequests } from './own-requests';
import { OfferItem } from './post-offer';
import { WishForm } from './wish-form';

/** A student's page: the posts of its plans, its wishes, or the slot that it took. */
export async function MyChoices({ choices, own }: { choices: MyChoice[]; own: MyOwnChoices }) {
  const t = await getTranslations('choices.mine');
  return (
    <ClientMessages namespaces={['choices', 'posts']}>
      <Head title={t('title')} />
      {choices.length === 0 && (
        <Empty title={t('none')} hint={t('noneHint')}>
          <Link className="btn" href="/internships/placements">
            {t('internships')}
          </Link>
        </Empty>
      )}
      {choices.map((choice) => (
        <Choice key={choice.plan.id} choice={choice} />
      ))}
      {own.requests.length + own.plans.length > 0 && <OwnRequests {...own} />}
    </ClientMessages>
  );
}

async function Choice({ choice }: { choice: MyChoice }) {
  const t = await getTranslations('choices');
  const { plan, window, placement } = choice;
  const { from, to, mode, state } = window;
  return (
    <section className="sec" aria-label={plan.name}>
      <div className="sec-head">
        <h2>{plan.name}</h2>
        <WindowBadge state={state} />
      </div>
      <p className="dim mb-2">
        {t('mine.period', { from: plan.startsOn, to: plan.endsOn })}
        <br />
        {t('mine.window', { from: from ?? '', to: to ?? '' })}
      </p>
      {placement ? (
        <div className="banner ok" role="status">
          <div>
            <h3>{t('mine.placed')}</h3>
            <p>
              {placement.job} · {placement.partner}
            </p>
            <Link className="link" href={`/internships/placements/${placement.id}`}>
              {t('mine.open')}
            </Link>
          </div>
        </div>
      ) : (
        <>
          {mode && <p className="mb-2">{t(`modesSaid.${mode}`, { ranks: window.ranks })}</p>}
          <Posts choice={choice} />
        </>
      )}
    </section>
  );
}

async function Posts({ choice }: { choice: MyChoice }) {
  const t = await getTranslations('choices.mine');
  const { plan, window, posts, wishes } = choice;
  if (window.state === 'OPEN' && window.mode === 'PREFERENCES')
    return <WishForm {...{ plan, window, posts, wishes }} />;
  const open = window.state === 'OPEN';
  return (
    <>
      {window.state === 'OVER' && (
        <p role="status">{t(wishes.length > 0 ? 'waiting' : 'over', { count: wishes.length })}</p>
      )}
      <ul className="list-none p-0" aria-label={t('posts')}>
        {posts.map((post) => (
          <OfferItem key={post.id} post={post}>
            {wishes.includes(post.id) && (
              <span className="badge info">{t('rank', { rank: wishes.indexOf(post.id) + 1 })}</span>
            )}
            {open && post.left > 0 && !post.barred && (
              <AskButton
                label={t('take')}
                title={t('takeTitle', { title: post.title })}
                body={t('takeBody', { partner: post.partner })}
                className="btn btn-primary btn-touch"
                action={takeSlot}
                input={{ planId: plan.id, postId: post.id }}
              />
            )}
          </OfferItem>
        ))}
      </ul>
    </>
  );
}
