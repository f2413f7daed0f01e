import type { Workflow } from '@/lib/kernel/transition';
import type { PlacementState } from './words';

export const PLACEMENT_EVENTS = ['submit', 'approve', 'return', 'start', 'end', 'cancel'] as const;
export type PlacementEvent = (typeof PLACEMENT_EVENTS)[number];

/** States × events of a placement. */
export const placementWorkflow = {
  submit: { from: ['DRAFT'], to: 'SUBMITTED', permission: 'placements.write' },
  approve: { from: ['SUBMITTED'], to: 'APPROVED', permission: 'placements.approve' },
  return: { from: ['SUBMITTED', 'APPROVED'], to: 'DRAFT', permission: 'placements.approve', reason: 'required' },
  start: { from: ['APPROVED'], to: 'STARTED', permission: 'placements.write' },
  end: { from: ['STARTED'], to: 'ENDED', permission: 'placements.write' },
  cancel: {
    from: ['DRAFT', 'SUBMITTED', 'APPROVED'],
    to: 'CANCELLED',
    permission: 'placements.write',
    reason: 'required',
  },
} as const satisfies Workflow<PlacementState, PlacementEvent>;
