import 'server-only';
import type { Indicator } from '@/lib/kernel/indicator';
import { type TrainingFilter, trainingList } from './list';
import { countTraining } from './queries';

export const centreIndicators = {
  inDevelopment: {
    key: 'centres.programmes_in_development',
    unit: 'each',
    filter: (on) => ({ state: ['DEVELOPMENT'], on }),
    count: countTraining,
    href: (filter) => trainingList.href({ filter }),
  },
} satisfies Record<string, Indicator<TrainingFilter>>;
