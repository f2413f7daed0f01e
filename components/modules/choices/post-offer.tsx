import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PostOffer } from '@/lib/modules/choices/types';

/** A post as a student reads it on a phone: what, where, for how much, how many slots are left, what is dangerous. */
export function OfferItem({ post, children }: { post: PostOffer; children: ReactNode }) {
  const t = useTranslations('choices.offer');
  const words = useTranslations('posts');
  const format = useFormatter();
  const facts = [
    post.pay !== null && t('pay', { pay: post.pay }),
    post.place,
    post.hoursPerDay !== null && words('record.hours', { hours: post.hoursPerDay, days: post.daysPerWeek ?? 0 }),
    post.accommodation && t('accommodation', { kind: words(`accommodations.${post.accommodation}`) }),
  ].filter((fact) => typeof fact === 'string' && fact !== '');
  const risks = [
    ...(['nightShift', 'overtime'] as const).filter((key) => post[key]).map((key) => words(`fields.${key}`)),
    ...post.hazards.map((tag) => words(`hazards.${tag}`)),
  ];
  return (
    <li className="border-t border-(--line) py-3" aria-label={post.title}>
      <p className="row flex-wrap">
        <b className="mid">{post.title}</b>
        <span className={`badge ${post.left > 0 ? 'ok' : 'idle'}`}>
          {t(post.left > 0 ? 'left' : 'full', { left: post.left, slots: post.slots })}
        </span>
      </p>
      <p className="break-words">{post.partner}</p>
      <p className="dim break-words">{facts.join(' · ')}</p>
      <p className={risks.length > 0 ? 't-warn' : 'dim'}>
        {risks.length > 0 ? t('risks', { risks: format.list(risks) }) : t('noRisks')}
      </p>
      {(post.description || post.requirements) && (
        <details className="mt-1">
          <summary className="link min-h-11 content-center">{t('more')}</summary>
          {[post.description, post.requirements].map(
            (text) =>
              text && (
                <p key={text} className="whitespace-pre-wrap break-words">
                  {text}
                </p>
              ),
          )}
        </details>
      )}
      {post.barred && <p className="t-warn">{t('barred')}</p>}
      <div className="mt-2 max-w-md">{children}</div>
    </li>
  );
}
