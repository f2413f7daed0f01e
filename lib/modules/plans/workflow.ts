import type { Workflow } from '@/lib/kernel/transition';
import type { PlanState } from './words';

export const PLAN_EVENTS = ['submit', 'approve', 'return', 'close', 'cancel'] as const;
export type PlanEvent = (typeof PLAN_EVENTS)[number];

/** States × events of an internship plan. */
export const planWorkflow = {
  submit: { from: ['DRAFT'], to: 'IN_REVIEW', permission: 'plans.write' },
  approve: { from: ['IN_REVIEW'], to: 'APPROVED', permission: 'plans.approve' },
  return: { from: ['IN_REVIEW', 'APPROVED'], to: 'DRAFT', permission: 'plans.approve', reason: 'required' },
  close: { from: ['APPROVED'], to: 'CLOSED', permission: 'plans.write' },
  cancel: { from: ['DRAFT', 'IN_REVIEW'], to: 'CANCELLED', permission: 'plans.write', reason: 'required' },
} as const satisfies Workflow<PlanState, PlanEvent>;
