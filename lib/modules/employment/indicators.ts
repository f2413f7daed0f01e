import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import type { Day } from '@/lib/kernel/day';
import type { Indicator } from '@/lib/kernel/indicator';
import { type EmploymentFilter, employmentList } from './list';
import { countEmployments, employmentTotals } from './queries';
import { standings } from './standings';

const href = (filter: EmploymentFilter) => employmentList.href({ filter });
const has = async (tx: Tx, ctx: Ctx, filter: EmploymentFilter) => (await countEmployments(tx, ctx, filter)) > 0;
type Share = 'settledShare' | 'localShare' | 'localShareOfWorking';
const share = (key: Share) => ({
  ...{ unit: 'percent', href, applies: has },
  count: async (tx: Tx, ctx: Ctx, filter: EmploymentFilter) => (await employmentTotals(tx, ctx, filter))[key],
});
/** A share that the college has set itself a target for. */
const aimed = (key: Share) => ({
  ...share(key),
  against: async (tx: Tx, ctx: Ctx, filter: EmploymentFilter) => (await standings(tx, ctx, filter))?.[key] ?? null,
});
const latest = (on: Day): EmploymentFilter => ({ latest: '1', on });
/** What the report of 2025 speaks of. */
const of2024 = (on: Day): EmploymentFilter => ({ year: ['2024'], on });

export const employmentIndicators = {
  alliance2024: {
    ...{ key: 'alliance.employed_2024', unit: 'person', href, count: countEmployments },
    filter: (on) => ({ ...of2024(on), alliance: '1' }),
  },
  retention2024: { key: 'pathways.local_retention_2024', filter: of2024, ...share('localShare') },
  rate: { key: 'targets.employment_rate', filter: latest, ...aimed('settledShare') },
  retention: { key: 'targets.local_retention', filter: latest, ...aimed('localShare') },
  retentionOfWorking: {
    ...{ key: 'targets.local_retention_of_working', filter: latest },
    ...aimed('localShareOfWorking'),
  },
} satisfies Record<string, Indicator<EmploymentFilter>>;
