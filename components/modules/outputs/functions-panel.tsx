import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { outputList } from '@/lib/modules/outputs/list';
import type { CentreFunctions, FunctionYear } from '@/lib/modules/outputs/types';
import { AddOutput } from './output-actions';
import { OutputTable } from './output-table';

type Props = CentreFunctions & { platformId: string; today: string };

/** A practice centre's year by its four functions, and what it produced and earned in it. */
export async function FunctionsPanel({ platformId, year, years, functions, outputs, mayWrite, today }: Props) {
  const t = await getTranslations('outputs');
  const ofYear = { centre: [platformId], year: [String(year)] };
  return (
    <section className="sec" aria-label={t('functions')}>
      <div className="sec-head">
        <h2>{t('functions')}</h2>
        <div className="acts">{mayWrite && <AddOutput {...{ platformId, today }} />}</div>
      </div>
      <nav className="tabs" aria-label={t('years')}>
        {years.map((each) => (
          <Link
            key={each}
            aria-current={each === year ? 'true' : undefined}
            href={`/platforms/${platformId}?year=${each}`}
            scroll={false}
          >
            {t('year', { year: String(each) })}
          </Link>
        ))}
      </nav>
      <FunctionTable functions={functions} of={ofYear} />
      <div className="sec-head pt-6">
        <h3>{t('outputsOf', { year: String(year) })}</h3>
        <div className="acts">
          <Link className="link small" href={outputList.href({ filter: { centre: [platformId] } })}>
            {t('all')}
          </Link>
        </div>
      </div>
      {outputs.length === 0 ? <p className="dim">{t('none')}</p> : <OutputTable rows={outputs} today={today} />}
    </section>
  );
}

type Sums = Omit<FunctionYear, 'purpose'>;
type TableProps = { functions: FunctionYear[]; of: { centre: string[]; year: string[] } };

async function FunctionTable({ functions, of }: TableProps) {
  const t = await getTranslations('outputs');
  const own = await getTranslations('centres');
  const format = await getFormatter();
  const sum = (key: keyof Sums) => functions.reduce((total, each) => total + each[key], 0);
  const totals = {
    ...{ sessions: sum('sessions'), hours: sum('hours'), attendances: sum('attendances') },
    ...{ outputs: sum('outputs'), income: sum('income') },
  };
  const money = (amount: number) => format.number(amount, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <ScrollRegion className="table-wrap" label={t('byFunction')}>
      <table className="table stack">
        <thead>
          <tr>
            <th scope="col" className="pin-2 left-0!">
              {t('fields.purpose')}
            </th>
            <th scope="col" className="num">
              {t('fields.sessions')}
            </th>
            <th scope="col" className="num">
              {t('fields.hours')}
            </th>
            <th scope="col" className="num">
              {t('fields.attendances')}
            </th>
            <th scope="col" className="num">
              {t('fields.outputs')}
            </th>
            <th scope="col" className="num">
              {t('fields.income')}
            </th>
          </tr>
        </thead>
        <tbody>
          {functions.map(({ purpose, sessions, hours, attendances, outputs, income }) => (
            <tr key={purpose}>
              <th scope="row" className="pin-2 left-0! name">
                {own(`purposes.${purpose}`)}
                <Short {...{ sessions, hours, attendances, outputs, income }} />
              </th>
              <td className="num">{format.number(sessions)}</td>
              <td className="num">{format.number(hours)}</td>
              <td className="num">{format.number(attendances)}</td>
              <td className="num">
                {outputs > 0 ? (
                  <Link className="link" href={outputList.href({ filter: { ...of, purpose: [purpose] } })}>
                    {format.number(outputs)}
                  </Link>
                ) : (
                  0
                )}
              </td>
              <td className="num">{money(income)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="pin-2 left-0!">
              {t('totals')}
              <Short {...totals} />
            </th>
            <td className="num">{format.number(totals.sessions)}</td>
            <td className="num">{format.number(totals.hours)}</td>
            <td className="num">{format.number(totals.attendances)}</td>
            <td className="num">{format.number(totals.outputs)}</td>
            <td className="num">{money(totals.income)}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

/** The numbers of a row in a few words, where the columns have no room. */
async function Short({ sessions, hours, attendances, outputs, income }: Sums) {
  const t = await getTranslations('outputs');
  const format = await getFormatter();
  const money = format.number(income, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <div className="cell-sub">
      {sessions > 0 && <span>{t('held', { sessions, hours, attendances })}</span>}
      {outputs > 0 && <span>{t('came', { outputs, income: money })}</span>}
    </div>
  );
}
