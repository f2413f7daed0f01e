import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { AskButton } from '@/components/ui/ask-button';
import { withdrawOwnChoice } from '@/lib/modules/choices/actions';
import type { MyOwnChoices } from '@/lib/modules/choices/types';
import { OwnBadge } from './choice-state';

/** What a student asked who found an enterprise itself, and what was decided. */
export async function OwnRequests({ requests, plans }: MyOwnChoices) {
  const t = await getTranslations('choices');
  return (
    <section className="sec" aria-label={t('own.title')}>
      <div className="sec-head">
        <h2>{t('own.title')}</h2>
      </div>
      <p className="dim mb-2">{t('own.lede')}</p>
      <ul className="list-none p-0">
        {requests.map(({ attached, ...request }) => (
          <li key={request.id} className="border-t border-(--line) py-3" aria-label={request.employer}>
            <p className="row flex-wrap">
              <b className="mid break-words">{request.employer}</b>
              <OwnBadge state={request.state} />
            </p>
            <p className="dim break-words">{[request.job, request.address].join(' · ')}</p>
            <p className="dim">{t('own.of', { plan: request.plan.name, day: request.requestedOn })}</p>
            {request.decision && <p className="break-words">{t('own.decision', { text: request.decision })}</p>}
            {request.minor && request.files.length === 0 && request.state === 'REQUESTED' && (
              <p className="t-warn">{t('own.fileMissing')}</p>
            )}
            {request.state === 'REQUESTED' ? (
              <>
                <h3 className="mid mt-2">{t('own.files')}</h3>
                <Attachments owner={{ ownChoiceId: request.id }} {...attached} />
                <div className="mt-2 max-w-md">
                  <AskButton
                    label={t('own.withdraw')}
                    title={t('own.withdraw')}
                    body={t('own.withdrawBody')}
                    className="btn btn-touch"
                    tone="bad"
                    action={withdrawOwnChoice}
                    input={{ id: request.id, version: request.version }}
                  />
                </div>
              </>
            ) : (
              request.placementId && (
                <Link className="link" href={`/internships/placements/${request.placementId}`}>
                  {t('mine.open')}
                </Link>
              )
            )}
          </li>
        ))}
      </ul>
      {plans.length > 0 && (
        <Link className="btn btn-touch mt-2 max-w-md" href="/internships/choice/own">
          {t('own.ask')}
        </Link>
      )}
    </section>
  );
}
