import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Head } from '@/components/ui/head';
import { addDays, type Day } from '@/lib/kernel/day';
import type { Left, ParamName, ParamUnit, Severity } from '@/lib/modules/placements/words';
import { SeverityButton } from './severity-button';

export type BookRow = {
  id: string;
  article: string | null;
  from: Day;
  to: Day | null;
  verified: boolean;
  computed: boolean;
  params: { name: ParamName; unit: ParamUnit; value: number | readonly string[] }[];
  left: Left | null;
  severity: Severity;
  count: number | null;
  href: string;
};

const TONE: Record<Severity, string> = { BLOCK: 'bad', WARN: 'warn', INFO: 'info', OFF: 'idle' };

/** Every rule, how strictly it is taken and how many placements break it. */
export async function RuleBook({ rows, maySet }: { rows: BookRow[]; maySet: boolean }) {
  const t = await getTranslations('placements');
  const format = await getFormatter();
  const hazards = await getTranslations('posts.hazards');
  const todo = await getTranslations('documents');
  const said = ({ unit, value }: BookRow['params'][number]) => {
    if (typeof value !== 'number') {
      const names = value.map((code) => (unit === 'HAZARDS' ? hazards(code) : code));
      return format.list(names);
    }
    return unit === 'SHARE' ? format.number(value, { style: 'percent' }) : t(`paramUnits.${unit}`, { value });
  };
  return (
    <>
      <Head title={t('book.title')} lede={t('book.lede')} />
      <section className="table-wrap" aria-label={t('book.title')}>
        <table className="table fold">
          <thead>
            <tr>
              <th>{t('fields.rule')}</th>
              <th>{t('book.article')}</th>
              <th>{t('fields.severity')}</th>
              <th className="num">{t('book.count')}</th>
              {maySet && <th aria-label={t('book.change')} />}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, article, from, to, verified, computed, params, left, severity, count, href }) => (
              <tr key={`${id} ${from}`}>
                <th scope="row" className="name">
                  <span className="dim mr-2">{id}</span>
                  {t(`rules.${id}`)}
                  <span className="small block">
                    {t('record.todo', { todo: todo(to ? `todoFormer.${id}` : `todo.${id}`) })}
                  </span>
                  {left && (
                    <span className="small dim block">
                      {t(`lefts.${left}`, { what: t(to ? `leftFormer.${id}` : `left.${id}`) })}
                    </span>
                  )}
                  {params.length > 0 && (
                    <span className="small dim block">
                      {params.map((each) => `${t(`params.${each.name}`)} ${said(each)}`).join(' · ')}
                    </span>
                  )}
                </th>
                <td className="nowrap">
                  <span className="dim sm:hidden">{t('book.article')} </span>
                  {article}
                  <span className="small dim block">
                    {to ? t('book.was', { from, to: addDays(to, -1) }) : t('book.since', { from })}
                  </span>
                </td>
                <td>
                  <span className={`badge ${TONE[severity]}`}>{t(`severities.${severity}`)}</span>{' '}
                  {!verified && <span className="small dim">{t('record.unverified')}</span>}
                </td>
                <td className="num">
                  {count !== null && <span className="dim sm:hidden">{t('book.count')} </span>}
                  {count === null ? (
                    <span className="small dim">{t(to ? 'book.former' : 'book.uncomputed')}</span>
                  ) : (
                    <Link className="link" href={href}>
                      {format.number(count)}
                    </Link>
                  )}
                </td>
                {maySet && <td>{computed && to === null && <SeverityButton rule={id} severity={severity} />}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
