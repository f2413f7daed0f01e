import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { IntentionRow } from '@/lib/modules/intentions/types';
import { IntentionBadge } from './intention-state';

type Props = { intention: IntentionRow | null; studentNo: string; mayWrite: boolean };

/** What a student looks for, on its page. */
export async function StudentIntention({ intention, studentNo, mayWrite }: Props) {
  const t = await getTranslations('intentions');
  const format = await getFormatter();
  return (
    <section className="sec" aria-label={t('title')}>
      <div className="sec-head">
        <h2>{t('title')}</h2>
        {!intention && mayWrite && (
          <Link className="btn ml-auto" href={`/intentions/new?student=${encodeURIComponent(studentNo)}`}>
            {t('list.new')}
          </Link>
        )}
      </div>
      {intention ? (
        <div className="row flex-wrap">
          <Link className="link" href={`/intentions/${intention.id}`}>
            {intention.wish ?? t('record.anyWish')}
          </Link>
          <IntentionBadge state={intention.state} />
          <span className="dim">
            {intention.places.length > 0 ? format.list(intention.places) : t('record.anyPlace')}
          </span>
          <span className="dim">
            {intention.payFrom === null ? t('record.anyPay') : t('record.payFrom', { pay: intention.payFrom })}
          </span>
          <span className="small dim ml-auto">{intention.statedOn}</span>
        </div>
      ) : (
        <p className="dim">{t('record.none')}</p>
      )}
    </section>
  );
}
