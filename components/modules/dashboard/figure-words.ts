import { getTranslations } from 'next-intl/server';
import type { ComparedFigure } from '@/lib/modules/dashboard/types';

/** What a figure is called, what it counts, and how it stands to the same day a year before. */
export async function figureWords() {
  const figures = await getTranslations('figures');
  const t = await getTranslations('dashboard.change');
  return ({ key, unit, value, before }: ComparedFigure) => {
    const count = Math.abs(value - before);
    const way = value > before ? 'up' : value < before ? 'down' : 'same';
    return {
      name: figures(`names.${key}`),
      unit: figures(`units.${unit}`, { count: value }),
      change: t(way, { count, unit: figures(`units.${unit}`, { count }) }),
    };
  };
}
