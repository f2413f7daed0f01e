import 'server-only';
import type { Indicator } from '@/lib/kernel/indicator';
import { type OrderClassFilter, orderClassList } from './list';
import { countOrderClasses } from './queries';
import type { ClassKind } from './words';

const base = {
  unit: 'class',
  count: countOrderClasses,
  href: (filter: OrderClassFilter) => orderClassList.href({ filter }),
};
const running = (on: string): OrderClassFilter => ({ running: '1', on });
const ofKind = (kind: ClassKind) => ({
  filter: (on: string): OrderClassFilter => ({ ...running(on), kind: [kind] }),
  ...base,
});

export const orderClassIndicators = {
  total: { key: 'classes.total', filter: running, ...base },
  order: { key: 'classes.order', ...ofKind('ORDER') },
  craftsman: { key: 'classes.craftsman', ...ofKind('CRAFTSMAN') },
  named: { key: 'classes.named', ...ofKind('NAMED') },
  apprenticeship: { key: 'classes.apprenticeship', ...ofKind('APPRENTICESHIP') },
  alliance: { key: 'alliance.order_classes', filter: (on) => ({ ...running(on), of: ['CONSORTIUM'] }), ...base },
} satisfies Record<string, Indicator<OrderClassFilter>>;
