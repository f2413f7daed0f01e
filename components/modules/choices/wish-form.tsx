'use client';

import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCommand } from '@/components/form/use-command';
import { Problem } from '@/components/ui/problem';
import { setWishes } from '@/lib/modules/choices/actions';
import type { MyChoice } from '@/lib/modules/choices/types';
import { OfferItem } from './post-offer';

type Props = Pick<MyChoice, 'plan' | 'window' | 'posts' | 'wishes'>;

/** The posts with the student's wishes in their order; sent as a whole, and changed as often as it likes. */
export function WishForm({ plan, window, posts, wishes }: Props) {
  const t = useTranslations('choices.mine');
  const router = useRouter();
  const { run, pending, problem } = useCommand(setWishes);
  const known = wishes.filter((id) => posts.some((post) => post.id === id));
  const [chosen, setChosen] = useState(known);
  const [sent, setSent] = useState(known);
  const changed = chosen.join() !== sent.join();
  const full = chosen.length >= window.ranks;

  async function send() {
    if (!(await run({ planId: plan.id, postIds: chosen }))) return;
    setSent(chosen);
    router.refresh();
  }
  return (
    <>
      <WishList {...{ posts, chosen, setChosen }} />
      <Problem error={problem} />
      <button
        type="button"
        className="btn btn-primary btn-touch max-w-md"
        disabled={!changed || pending}
        onClick={send}
      >
        {t('send')}
      </button>
      <p className="my-2" role="status">
        {changed
          ? t('unsent')
          : t(sent.length > 0 ? 'sent' : 'nothing', { count: sent.length, to: window.to ?? '', ranks: window.ranks })}
      </p>
      <ul className="list-none p-0" aria-label={t('posts')}>
        {posts.map((post) => {
          const rank = chosen.indexOf(post.id) + 1;
          return (
            <OfferItem key={post.id} post={post}>
              {rank > 0 ? (
                <span className="badge info">{t('rank', { rank })}</span>
              ) : (
                <button
                  type="button"
                  className="btn btn-touch"
                  disabled={full || post.barred}
                  onClick={() => setChosen([...chosen, post.id])}
                >
                  {full ? t('enough', { ranks: window.ranks }) : t('choose', { rank: chosen.length + 1 })}
                  <span className="vh"> {post.title}</span>
                </button>
              )}
            </OfferItem>
          );
        })}
      </ul>
    </>
  );
}

type ListProps = Pick<Props, 'posts'> & { chosen: string[]; setChosen: (next: string[]) => void };

function WishList({ posts, chosen, setChosen }: ListProps) {
  const t = useTranslations('choices.mine');
  const move = (at: number, by: number) => {
    const next = [...chosen];
    const [id] = next.splice(at, 1);
    if (id) next.splice(at + by, 0, id);
    setChosen(next);
  };
  if (chosen.length === 0) return <p className="dim my-2">{t('noWishes')}</p>;
  return (
    <ol className="my-2 max-w-md list-none p-0" aria-label={t('wishes')}>
      {chosen.map((id, at) => {
        const post = posts.find((each) => each.id === id);
        const title = post?.title ?? '';
        const acts = [
          { key: 'up', Icon: ArrowUp, off: at === 0, go: () => move(at, -1) },
          { key: 'down', Icon: ArrowDown, off: at === chosen.length - 1, go: () => move(at, 1) },
          { key: 'remove', Icon: X, off: false, go: () => setChosen(chosen.filter((each) => each !== id)) },
        ] as const;
        return (
          <li key={id} className="row border-t border-(--line) py-1">
            <span className="badge info">{t('rank', { rank: at + 1 })}</span>
            <span className="grow break-words">
              {title} <span className="dim">{post?.partner}</span>
            </span>
            {acts.map(({ key, Icon, off, go }) => (
              <button
                key={key}
                type="button"
                className="btn size-11! shrink-0 p-0!"
                disabled={off}
                aria-label={t(key, { title })}
                onClick={go}
              >
                <Icon className="ic" aria-hidden />
              </button>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
