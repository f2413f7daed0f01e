import type { Permission } from '@/lib/authz/catalogue';
import type { Workflow } from '@/lib/kernel/transition';
import type { AgreementState } from './words';

export const AGREEMENT_EVENTS = ['submit', 'approve', 'return', 'renew', 'terminate', 'delete'] as const;
export type AgreementEvent = (typeof AGREEMENT_EVENTS)[number];

/** States × events of an agreement. Renewing and deleting leave the state; the one adds a draft, the other takes it away. */
export const agreementWorkflow = {
  submit: { from: ['DRAFT'], to: 'IN_REVIEW', permission: 'agreements.write' },
  approve: { from: ['IN_REVIEW'], to: 'SIGNED', permission: 'agreements.approve' },
  return: { from: ['IN_REVIEW'], to: 'DRAFT', permission: 'agreements.approve', reason: 'required' },
  renew: { from: ['SIGNED'], to: 'SIGNED', permission: 'agreements.write' },
  terminate: { from: ['SIGNED'], to: 'TERMINATED', permission: 'agreements.approve', reason: 'required' },
  delete: { from: ['DRAFT'], to: 'DRAFT', permission: 'agreements.write' },
} as const satisfies Workflow<AgreementState, AgreementEvent>;

/** What it takes, besides agreements.write, to change the content: a draft is its writer's, afterwards those who approve may correct it. */
export const EDIT_PERMISSION: Readonly<Record<AgreementState, Permission>> = {
  DRAFT: 'agreements.write',
  IN_REVIEW: 'agreements.approve',
  SIGNED: 'agreements.approve',
  TERMINATED: 'agreements.approve',
};
