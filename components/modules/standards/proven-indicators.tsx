import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ProvenIndicator } from '@/lib/modules/standards/types';

/** The indicators of which the record on this page is evidence; nothing when there are none. */
export function ProvenIndicators({ rows }: { rows: ProvenIndicator[] }) {
  const t = useTranslations('standards');
  if (rows.length === 0) return null;
  return (
    <section className="sec" aria-label={t('proven')}>
      <div className="sec-head">
        <h2>{t('proven')}</h2>
        <span className="n">{rows.length}</span>
      </div>
      <ul>
        {rows.map(({ id, code, name, year, platform }) => (
          <li key={id} className="row min-h-9 flex-wrap border-t border-(--line)">
            <Link className="link" href={`/platforms/indicators/${id}`}>
              {code} {name}
            </Link>
            <span className="small dim">{t('provenOf', { platform, year: String(year) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
