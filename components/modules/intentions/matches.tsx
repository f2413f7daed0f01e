import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Pay } from '@/components/modules/vacancies/vacancy-state';
import type { Fit, IntentionRow, Matches } from '@/lib/modules/intentions/types';
import type { VacancyRow } from '@/lib/modules/vacancies/types';
import { Reasons } from './intention-state';

type Line = { id: string; fit: Fit; fits: boolean };
type Props<Row> = { matches: Matches<Row>; title: string; none: string; line: (row: Row & Line) => ReactNode };

/** Those that fit, the best first, and behind them those that one thing speaks against. */
async function MatchList<Row extends { id: string }>({ matches, title, none, line }: Props<Row>) {
  const t = await getTranslations('intentions');
  const parts = [
    { key: 'fits', rows: matches.rows.filter((row) => row.fits) },
    { key: 'near', rows: matches.rows.filter((row) => !row.fits) },
  ] as const;
  return (
    <section className="sec" aria-label={title}>
      <div className="sec-head">
        <h2>{title}</h2>
        {matches.total > 0 && <span className="n">{matches.total}</span>}
      </div>
      {matches.total === 0 && <p className="dim">{none}</p>}
      {parts.map(
        ({ key, rows }) =>
          rows.length > 0 && (
            <div key={key}>
              {key === 'near' && <h3 className="mid pt-4">{t('record.near')}</h3>}
              <ul>
                {rows.map((row) => (
                  <li key={row.id} className="border-t border-(--line) py-2">
                    <div className="row flex-wrap">{line(row)}</div>
                    <Reasons fit={row.fit} />
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </section>
  );
}

/** Vacancies that fit an intention. */
export async function VacancyMatches({ matches }: { matches: Matches<VacancyRow> }) {
  const t = await getTranslations('intentions');
  const own = await getTranslations('vacancies.record');
  return (
    <MatchList
      {...{ matches, title: t('sections.vacancies'), none: t('record.noVacancies') }}
      line={(row) => (
        <>
          <Link className="link" href={`/vacancies/${row.id}`}>
            {row.title}
          </Link>
          <span>{row.partner.name}</span>
          <span className="dim">{own('people', { count: row.places })}</span>
          <span className="dim">
            <Pay {...row} />
          </span>
          <span className="dim">{row.place}</span>
          <span className="small dim ml-auto">{t('record.until', { day: row.lastOn })}</span>
        </>
      )}
    />
  );
}

/** Graduates who look for what a vacancy offers. */
export async function IntentionMatches({ matches }: { matches: Matches<IntentionRow> }) {
  const t = await getTranslations('intentions');
  const format = await getFormatter();
  return (
    <MatchList
      {...{ matches, title: t('sections.graduates'), none: t('record.noGraduates') }}
      line={(row) => (
        <>
          <Link className="link" href={`/intentions/${row.id}`}>
            {row.student.name}
          </Link>
          <span>{row.programme}</span>
          <span className="dim">{row.wish}</span>
          <span className="dim">{row.places.length > 0 ? format.list(row.places) : t('record.anyPlace')}</span>
          <span className="dim">
            {row.payFrom === null ? t('record.anyPay') : t('record.payFrom', { pay: row.payFrom })}
          </span>
        </>
      )}
    />
  );
}
