import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { YearRow } from '@/lib/modules/college-years/types';
import { StartYear } from './year-actions';
import { YearBadge } from './year-state';

type Props = { platformId: string; rows: YearRow[]; today: string; mayWrite: boolean };

/** The yearly plans and self-assessments of an industry college, newest first. */
export async function YearsPanel({ platformId, rows, today, mayWrite }: Props) {
  const t = await getTranslations('college-years');
  const now = Number(today.slice(0, 4));
  const year = rows.some((row) => row.year === now) ? now + 1 : now;
  return (
    <section className="sec" aria-label={t('panel')}>
      <div className="sec-head">
        <h2>{t('panel')}</h2>
        {rows.length > 0 && <span className="n">{rows.length}</span>}
        {mayWrite && (
          <div className="acts">
            <StartYear {...{ platformId, year }} />
          </div>
        )}
      </div>
      {rows.length === 0 && <p className="dim">{t('none')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="row min-h-11 flex-wrap border-t border-(--line)">
            <Link className="link nowrap" href={`/platforms/years/${row.id}`}>
              {t('year', { year: String(row.year) })}
              <span className="vh"> {t('panel')}</span>
            </Link>
            <YearBadge state={row.state} />
            {row.score !== null && <span className="small dim">{t('scored', { score: row.score })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
