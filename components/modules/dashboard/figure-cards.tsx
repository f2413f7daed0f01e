import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ComparedFigure } from '@/lib/modules/dashboard/types';
import { figureWords } from './figure-words';

/** Each figure as a sentence that leads to its records: what, how many, how it has changed. */
export async function FigureCards({ figures }: { figures: ComparedFigure[] }) {
  const t = await getTranslations('dashboard');
  const format = await getFormatter();
  const words = await figureWords();
  return (
    <div className="figs">
      {figures.map((figure) => {
        const { name, unit, change } = words(figure);
        return (
          <Link key={figure.key} className="fig" href={figure.href} data-figure={figure.value}>
            <span className="lab">{name}</span>
            <span className="v">
              {format.number(figure.value)}
              <small>{unit}</small>
            </span>
            <p>{change}</p>
            <span className="open">
              {t('open', { count: figure.value, unit })}
              <ChevronRight className="ic" aria-hidden />
            </span>
          </Link>
        );
      })}
    </div>
  );
}
