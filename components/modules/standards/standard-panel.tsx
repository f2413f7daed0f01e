import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { IndicatorTree } from '@/lib/modules/standards/types';
import { SumsLine } from './indicator-state';

/** How far a platform's self-assessment of the year has come, by branches of the first level. */
export async function StandardPanel({ tree }: { tree: IndicatorTree }) {
  const t = await getTranslations('standards');
  const { platform, year, branches, sums, excluded } = tree;
  return (
    <section className="sec" aria-label={t('panel')}>
      <div className="sec-head">
        <h2>{t('panel')}</h2>
        <span className="n">{t('year', { year: String(year) })}</span>
        <div className="acts">
          <Link className="link small" href={`/platforms/${platform.id}/indicators`}>
            {t('openTree')}
          </Link>
        </div>
      </div>
      {branches.length === 0 ? <p className="dim">{t('noTree')}</p> : <SumsLine sums={sums} />}
      {excluded && <p className="badge bad mt-2">{t('excluded')}</p>}
      <ul className="mt-2">
        {branches.map((branch) => (
          <li key={branch.id} className="row min-h-9 flex-wrap border-t border-(--line)">
            <Link className="link min-w-32" href={`/platforms/${platform.id}/indicators?year=${year}#${branch.id}`}>
              {branch.code} {branch.name}
            </Link>
            <SumsLine sums={branch.sums} />
          </li>
        ))}
      </ul>
    </section>
  );
}
