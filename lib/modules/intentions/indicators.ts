import 'server-only';
import type { Indicator } from '@/lib/kernel/indicator';
import { type IntentionFilter, intentionList } from './list';
import { countIntentions } from './queries';

/** A student has one intention at most, so each of them is a graduate who looks for a job. */
export const intentionIndicators = {
  looking: {
    ...{ key: 'supply.seekers', unit: 'person', count: countIntentions },
    filter: (on) => ({ state: ['LOOKING'], on }),
    href: (filter) => intentionList.href({ filter }),
  },
} satisfies Record<string, Indicator<IntentionFilter>>;
