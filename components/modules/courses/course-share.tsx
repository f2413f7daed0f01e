import { getTranslations } from 'next-intl/server';
import type { CourseTotals } from '@/lib/modules/courses/types';
import { LEAST_SHARE } from '@/lib/modules/courses/words';

/** The enterprises' share of the courses as a bar against the quarter that it should reach, and in words. */
export async function CourseShare({ totals: { courses, byEnterprise, share } }: { totals: CourseTotals }) {
  const t = await getTranslations('courses');
  if (courses === 0) return null;
  const enough = share >= LEAST_SHARE * 100;
  return (
    <div className="mb-3 max-w-prose">
      <p className="row flex-wrap">
        <span>{t('share', { courses, byEnterprise, share })}</span>
        <span className={`badge ${enough ? 'ok' : 'bad'}`}>{t(enough ? 'enough' : 'short')}</span>
      </p>
      <meter className="w-full" min={0} max={100} low={LEAST_SHARE * 100} value={share} aria-label={t('shareLabel')} />
    </div>
  );
}
