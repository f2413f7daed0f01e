import { BriefcaseBusiness } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { VacancyRow } from '@/lib/modules/vacancies/types';
import { Pay, VacancyBadge } from './vacancy-state';

type Props = {
  rows: VacancyRow[];
  /** Where another one is entered; null for whoever may not. */
  offer: string | null;
};

/** Vacancies of an enterprise, or those that a post or a need led to. */
export async function VacanciesOf({ rows, offer }: Props) {
  const t = await getTranslations('vacancies');
  const format = await getFormatter();
  return (
    <section className="sec" aria-label={t('title')}>
      <div className="sec-head">
        <h2>{t('title')}</h2>
        {rows.length > 0 && <span className="n">{rows.length}</span>}
        {offer && (
          <Link className="btn ml-auto" href={offer}>
            <BriefcaseBusiness className="ic" aria-hidden />
            {t(offer.includes('partner=') ? 'list.new' : 'record.offer')}
          </Link>
        )}
      </div>
      {rows.length === 0 && <p className="dim">{t('record.none')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="row min-h-11 flex-wrap">
            <Link className="link" href={`/vacancies/${row.id}`}>
              {row.title}
            </Link>
            <VacancyBadge state={row.state} />
            <span>{t('record.people', { count: row.places })}</span>
            <span className="dim">
              <Pay {...row} />
            </span>
            <span className="dim">
              {row.programmes.length > 0 ? format.list(row.programmes) : t('record.anyProgramme')}
            </span>
            <span className="small dim ml-auto">{t('record.from', { from: row.opensOn, to: row.lastOn })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
