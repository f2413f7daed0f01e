import type { Workflow } from '@/lib/kernel/transition';
import type { ClassState } from './words';

export const CLASS_EVENTS = ['review', 'approve', 'start', 'finish', 'reject', 'cancel', 'resubmit'] as const;
export type ClassEvent = (typeof CLASS_EVENTS)[number];

/** States × events of a jointly trained class. */
export const orderClassWorkflow = {
  review: { from: ['REQUESTED'], to: 'REVIEWED', permission: 'order-classes.review' },
  approve: { from: ['REVIEWED'], to: 'RECRUITING', permission: 'order-classes.approve' },
  start: { from: ['RECRUITING'], to: 'RUNNING', permission: 'order-classes.review' },
  finish: { from: ['RUNNING'], to: 'FINISHED', permission: 'order-classes.review' },
  reject: { from: ['REQUESTED', 'REVIEWED'], to: 'REJECTED', permission: 'order-classes.review', reason: 'required' },
  cancel: {
    from: ['REVIEWED', 'RECRUITING'],
    to: 'CANCELLED',
    permission: 'order-classes.approve',
    reason: 'required',
  },
  resubmit: { from: ['REJECTED'], to: 'REQUESTED', permission: 'order-classes.write' },
} as const satisfies Workflow<ClassState, ClassEvent>;
