import type { Workflow } from '@/lib/kernel/transition';
import type { NeedState } from './words';

export const NEED_EVENTS = ['answer', 'close', 'withdraw', 'reopen'] as const;
export type NeedEvent = (typeof NEED_EVENTS)[number];

/** States × events of a need. An answer may be followed by more; whoever raised it, or the office, says that it is met. */
export const needWorkflow = {
  answer: { from: ['OPEN', 'MATCHED'], to: 'MATCHED', permission: 'needs.answer' },
  close: { from: ['OPEN', 'MATCHED'], to: 'MET', permission: 'needs.write' },
  withdraw: { from: ['OPEN', 'MATCHED'], to: 'WITHDRAWN', permission: 'needs.write', reason: 'required' },
  reopen: { from: ['MET', 'WITHDRAWN'], to: 'OPEN', permission: 'needs.write' },
} as const satisfies Workflow<NeedState, NeedEvent>;
