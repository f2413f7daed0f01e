import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { AgainstTarget } from '@/components/modules/targets/against-target';
import { Empty, Head } from '@/components/ui/head';
import type { EmploymentRates, RateRow } from '@/lib/modules/employment/types';
import { RATES_BY } from '@/lib/modules/employment/words';

const NUMBERS = ['graduates', 'settled', 'atWork', 'local'] as const;
const SHARES = ['settledShare', 'localShare', 'localShareOfWorking'] as const;
const address = (year: string, by: string) => `/employment/rates?${new URLSearchParams({ year, by })}`;

/** A year's graduates by programme or by class: how many found a place, and how many stayed, by both definitions. */
export function RatesScreen({ rates }: { rates: EmploymentRates }) {
  const t = useTranslations('employment');
  const { year, years, by, rows, total } = rates;
  return (
    <>
      <nav className="crumb">
        <Link href="/employment">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{t('rates.title')}</span>
      </nav>
      <Head title={t('rates.title')} lede={t('rates.lede')} />
      <nav className="tabs" aria-label={t('rates.by')}>
        {RATES_BY.map((each) => (
          <Link key={each} href={address(year, each)} aria-current={each === by ? 'true' : undefined}>
            {t(`rates.bys.${each}`)}
          </Link>
        ))}
      </nav>
      <div className="chips mb-3">
        {years.map((each) => (
          <Link key={each} className="chip" href={address(each, by)} role="button" aria-pressed={each === year}>
            {t('rates.year', { year: each })}
          </Link>
        ))}
      </div>
      <Goals {...rates} />
      {rows.length > 0 ? (
        <section className="table-wrap" aria-label={t('rates.title')}>
          <table className="table">
            <thead>
              <tr>
                <th className="pin-2 left-0!">{t(`rates.bys.${by}`)}</th>
                {[...NUMBERS, ...SHARES].map((key) => (
                  <th key={key} className="num">
                    {t(`rates.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id ?? ''} row={row} label={row.label || t('rates.unclassed')} />
              ))}
            </tbody>
            <tfoot>
              <Row row={total} label={t('rates.total')} />
            </tfoot>
          </table>
        </section>
      ) : (
        <Empty title={t('rates.none')} hint={t('rates.noneHint')} />
      )}
    </>
  );
}

/** The year's shares against the targets that the college has set itself; nothing where it has set none. */
function Goals({ total, standings }: EmploymentRates) {
  const t = useTranslations('employment.rates');
  const format = useFormatter();
  const aimed = SHARES.filter((key) => standings[key]);
  if (aimed.length === 0) return null;
  return (
    <dl className="facts" aria-label={t('goals')}>
      {aimed.map((key) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>
            {format.number(total[key])}%
            <AgainstTarget standing={standings[key]} full />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Row({ row, label }: { row: RateRow; label: string }) {
  const format = useFormatter();
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        {label}
        {row.sub && (
          <div className="cell-sub">
            <span>{row.sub}</span>
          </div>
        )}
      </th>
      {NUMBERS.map((key) => (
        <td key={key} className="num">
          <Link className="link" href={row.to[key]}>
            {format.number(row[key])}
          </Link>
        </td>
      ))}
      {SHARES.map((key) => (
        <td key={key} className="num">
          {format.number(row[key])}%
        </td>
      ))}
    </tr>
  );
}
