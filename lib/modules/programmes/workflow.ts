import type { Workflow } from '@/lib/kernel/transition';
import type { AdjustmentState, ProgrammeState } from './words';

export const PROGRAMME_EVENTS = ['enrol', 'resume', 'stop', 'withdraw', 'approve'] as const;
export type ProgrammeEvent = (typeof PROGRAMME_EVENTS)[number];

/** States × events of a programme; each event closes the open period on a day and opens the next. */
export const programmeWorkflow = {
  enrol: { from: ['NEW'], to: 'ENROLLING', permission: 'programmes.state' },
  resume: { from: ['STOPPED'], to: 'ENROLLING', permission: 'programmes.state' },
  stop: { from: ['NEW', 'ENROLLING'], to: 'STOPPED', permission: 'programmes.state', reason: 'required' },
  withdraw: {
    from: ['NEW', 'ENROLLING', 'STOPPED'],
    to: 'WITHDRAWN',
    permission: 'programmes.state',
    reason: 'required',
  },
  approve: { from: ['WITHDRAWN'], to: 'NEW', permission: 'programmes.state' },
} as const satisfies Workflow<ProgrammeState, ProgrammeEvent>;

export const ADJUSTMENT_EVENTS = ['repropose', 'review', 'forward', 'decide', 'sendBack', 'return'] as const;
export type AdjustmentEvent = (typeof ADJUSTMENT_EVENTS)[number];

/** From the department's proposal to the leader's decision. Sent back by the office, or returned by the leader, it is the department's again. */
export const adjustmentWorkflow = {
  repropose: { from: ['RETURNED'], to: 'PROPOSED', permission: 'programmes.propose', reason: 'required' },
  review: { from: ['PROPOSED'], to: 'REVIEWED', permission: 'programmes.propose' },
  forward: { from: ['REVIEWED'], to: 'FORWARDED', permission: 'programmes.forward' },
  decide: { from: ['FORWARDED'], to: 'DECIDED', permission: 'programmes.decide' },
  sendBack: {
    from: ['PROPOSED', 'REVIEWED'],
    to: 'RETURNED',
    permission: 'programmes.forward',
    reason: 'required',
  },
  return: { from: ['FORWARDED'], to: 'RETURNED', permission: 'programmes.decide', reason: 'required' },
} as const satisfies Workflow<AdjustmentState, AdjustmentEvent>;
