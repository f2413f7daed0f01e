import type { Workflow } from '@/lib/kernel/transition';
import type { StudentState } from './words';

export const STUDENT_EVENTS = ['suspend', 'resume', 'withdraw', 'graduate'] as const;
export type StudentEvent = (typeof STUDENT_EVENTS)[number];

/** States × events of a student's time at the college. Who withdraws or graduates leaves on a day. */
export const studentWorkflow = {
  suspend: { from: ['ENROLLED'], to: 'SUSPENDED', permission: 'students.write', reason: 'required' },
  resume: { from: ['SUSPENDED'], to: 'ENROLLED', permission: 'students.write' },
  withdraw: { from: ['ENROLLED', 'SUSPENDED'], to: 'WITHDRAWN', permission: 'students.write', reason: 'required' },
  graduate: { from: ['ENROLLED'], to: 'GRADUATED', permission: 'students.write' },
} as const satisfies Workflow<StudentState, StudentEvent>;
