import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import type { Following } from '@/lib/modules/following/types';
import { CallButton } from './call-button';
import { ReasonTags } from './reason-tags';
import { InternVisits } from './visit-list';

/** On a placement's page: the teacher's visits, whom he called about it, and the credits that it gave. */
export async function FollowingPanel({ placementId, following }: { placementId: string; following: Following }) {
  const t = await getTranslations('following');
  const format = await getFormatter();
  const { visits, due, calls, credits, may } = following;
  return (
    <ClientMessages namespaces={['following']}>
      <section className="sec" aria-label={t('visits.title')}>
        <div className="sec-head">
          <h2>{t('visits.title')}</h2>
          <span className="n">
            {due === null
              ? t('visits.count', { count: visits.length })
              : t('visits.ofDue', { count: visits.length, due })}
          </span>
          {may.guide && (
            <div className="acts">
              <Link className="btn" href={`/internships/placements/${placementId}/visit`}>
                {t('visits.new')}
              </Link>
            </div>
          )}
        </div>
        <InternVisits visits={visits} />
      </section>
      <section className="sec" aria-label={t('calls.title')}>
        <div className="sec-head">
          <h2>{t('calls.title')}</h2>
          {may.guide && (
            <div className="acts">
              <CallButton placementId={placementId} reasons={[]} />
            </div>
          )}
        </div>
        {calls.length === 0 && <p className="dim">{t('calls.none')}</p>}
        {calls.map(({ id, on, by, note, reasons }) => (
          <article key={id} className="border-t border-(--line) py-2">
            <div className="row flex-wrap">
              <span className="nowrap">{on}</span>
              <span className="dim">{by}</span>
              <ReasonTags reasons={reasons} />
            </div>
            <p className="max-w-prose whitespace-pre-wrap break-words">{note}</p>
          </article>
        ))}
      </section>
      {credits !== null && <p className="mb-3">{t('credits', { credits: format.number(credits) })}</p>}
    </ClientMessages>
  );
}
