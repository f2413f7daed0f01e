import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { FunnelStep } from '@/lib/modules/employment/types';

/** From the class to who stayed: each step with what it means, how many came so far, and how many that is of the step before. */
export function Funnel({ steps }: { steps: FunnelStep[] }) {
  const t = useTranslations('employment.funnel');
  const format = useFormatter();
  const share = (at: number) => {
    const [before, now] = [steps[at - 1]?.count ?? 0, steps[at]?.count ?? 0];
    return before === 0 ? '' : format.number(now / before, { style: 'percent', maximumFractionDigits: 1 });
  };
  return (
    <section className="panel" aria-label={t('title')}>
      <div className="panel-head">
        <div>
          <h2>{t('title')}</h2>
          <p>{t('note')}</p>
        </div>
      </div>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('step')}</th>
              <th scope="col" className="num">
                {t('count')}
              </th>
              <th scope="col" className="num">
                {t('ofBefore')}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ key, count, href }, at) => (
              <tr key={key}>
                <th scope="row">
                  {t(`steps.${key}`)}
                  <div className="small dim">{t(`means.${key}`)}</div>
                </th>
                <td className="num">
                  <Link className="link" href={href}>
                    {format.number(count)}
                  </Link>
                </td>
                <td className="num">{share(at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
