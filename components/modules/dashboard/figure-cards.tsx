import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { AgainstTarget } from '@/components/modules/targets/against-target';
import type { ComparedFigure } from '@/lib/modules/dashboard/types';
import { figureWords } from './figure-words';

/** The share with a mark where the target stands; the words beside it say the same. */
function Bar({ value, goal }: { value: number; goal: number }) {
  return (
    <span className="bar" aria-hidden>
      <i style={{ width: `${Math.min(100, value)}%` }} />
      <b style={{ left: `${goal}%` }} />
    </span>
  );
}

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
            {figure.target && <Bar value={figure.value} goal={figure.target.percent} />}
            <p>{change}</p>
            <AgainstTarget standing={figure.target} />
            <span className="open">
              {figure.unit === 'percent' ? t('openList') : t('open', { count: figure.value, unit })}
              <ChevronRight className="ic" aria-hidden />
            </span>
          </Link>
        );
      })}
    </div>
  );
}
