import { Search } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Pay } from '@/components/modules/vacancies/vacancy-state';
import { Pager } from '@/components/table/pager';
import { Empty } from '@/components/ui/head';
import type { OpenNotice, OpenPage, OpenVacancy } from '@/lib/modules/open/types';

type Props = { page: OpenPage; code: string; q: string };

/** What an institution shows to everybody: jobs of its partners, and what its region's industries need. */
export async function OpenScreen({ page, code, q }: Props) {
  const t = await getTranslations('open');
  const { college, vacancies, places, notices } = page;
  const href = (at: number) => {
    const query = new URLSearchParams({ ...(q && { q }), ...(at > 1 && { page: String(at) }) });
    return `/open/${code}${query.size > 0 ? `?${query}` : ''}`;
  };
  return (
    <main className="op-body">
      <p className="mid">{college}</p>
      <h1>{t('title')}</h1>
      <p className="dim">{t('lede', { vacancies: vacancies.total, places })}</p>
      <section className="sec" aria-label={t('vacancies')}>
        <div className="sec-head">
          <h2>{t('vacancies')}</h2>
          <span className="n">{vacancies.total}</span>
        </div>
        <form className="row flex-wrap" action={`/open/${code}`} method="get">
          <div className="search w-72 max-sm:w-full">
            <Search className="ic" aria-hidden />
            <input
              className="input"
              type="search"
              name="q"
              maxLength={100}
              defaultValue={q}
              placeholder={t('search')}
              aria-label={t('search')}
            />
          </div>
          <button className="btn" type="submit">
            {t('find')}
          </button>
        </form>
        {vacancies.rows.length === 0 && (
          <Empty title={t(q ? 'noMatch' : 'noVacancies')} hint={t(q ? 'noMatchHint' : 'noVacanciesHint')} />
        )}
        <ul className="op-list">
          {vacancies.rows.map((row) => (
            <VacancyLine key={row.id} row={row} code={code} />
          ))}
        </ul>
        <Pager {...vacancies} to={href} />
      </section>
      {page.rooms > 0 && (
        <section className="sec" aria-label={t('rooms.title')}>
          <div className="sec-head">
            <h2>{t('rooms.title')}</h2>
            <span className="n">{page.rooms}</span>
          </div>
          <Link className="op-name" href={`/open/${code}/rooms`}>
            {t('rooms.open')}
          </Link>
        </section>
      )}
      <section className="sec" aria-label={t('notices')}>
        <div className="sec-head">
          <h2>{t('notices')}</h2>
        </div>
        {notices.length === 0 && <p className="dim">{t('noNotices')}</p>}
        <ul className="op-list">
          {notices.map((row) => (
            <NoticeLine key={row.id} row={row} code={code} />
          ))}
        </ul>
      </section>
    </main>
  );
}

async function VacancyLine({ row, code }: { row: OpenVacancy; code: string }) {
  const t = await getTranslations('open');
  const format = await getFormatter();
  return (
    <li>
      <Link className="op-name" href={`/open/${code}/vacancies/${row.id}`}>
        {row.title}
      </Link>
      <span>{row.employer}</span>
      <span className="row flex-wrap dim">
        <span>{t('places', { count: row.places })}</span>
        <span>
          <Pay {...row} /> {t('perMonth')}
        </span>
        <span>{row.place}</span>
        <span>{row.programmes.length > 0 ? format.list(row.programmes) : t('anyProgramme')}</span>
        <span>{t('until', { day: row.lastOn })}</span>
      </span>
    </li>
  );
}

async function NoticeLine({ row, code }: { row: OpenNotice; code: string }) {
  const t = await getTranslations('notices.kinds');
  return (
    <li>
      <Link className="op-name" href={`/open/${code}/notices/${row.id}`}>
        {row.title}
      </Link>
      <span className="row flex-wrap dim">
        <span>{t(row.kind)}</span>
        <span>{row.chain}</span>
        <span>{row.source}</span>
        <span>{row.issuedOn}</span>
      </span>
    </li>
  );
}
