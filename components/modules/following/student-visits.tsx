import { getTranslations } from 'next-intl/server';
import type { VisitRow } from '@/lib/modules/following/types';
import { InternVisits } from './visit-list';

/** On a student's page: teachers' visits to its internships. */
export async function StudentVisits({ visits }: { visits: VisitRow[] }) {
  const t = await getTranslations('following');
  return (
    <section className="sec" aria-label={t('visits.title')}>
      <div className="sec-head">
        <h2>{t('visits.title')}</h2>
        <span className="n">{t('visits.count', { count: visits.length })}</span>
      </div>
      <InternVisits visits={visits} />
    </section>
  );
}
