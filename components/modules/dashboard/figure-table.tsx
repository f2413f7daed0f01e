import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { AgainstTarget } from '@/components/modules/targets/against-target';
import type { ComparedFigure } from '@/lib/modules/dashboard/types';
import { figureWords } from './figure-words';

/** The figures that have no card, beside those of a year before. */
export async function FigureTable({ figures }: { figures: ComparedFigure[] }) {
  const t = await getTranslations('dashboard');
  const format = await getFormatter();
  const words = await figureWords();
  const signed = (n: number) => format.number(n, { signDisplay: 'exceptZero' });
  return (
    <section className="panel charts" aria-label={t('rest.title')}>
      <div className="panel-head">
        <div>
          <h2>{t('rest.title')}</h2>
          <p>{t('rest.note')}</p>
        </div>
      </div>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('columns.figure')}</th>
              <th scope="col" className="num">
                {t('columns.value')}
              </th>
              <th scope="col" className="num">
                {t('columns.before')}
              </th>
              <th scope="col" className="num">
                {t('columns.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => {
              const { name, unit } = words(figure);
              return (
                <tr key={figure.key}>
                  <th scope="row">
                    <Link className="link" href={figure.href} data-figure={figure.value}>
                      {name}
                    </Link>
                    <AgainstTarget standing={figure.target} />
                  </th>
                  <td className="num">
                    {format.number(figure.value)} {unit}
                  </td>
                  <td className="num">{format.number(figure.before)}</td>
                  <td className="num">{signed(figure.value - figure.before)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
