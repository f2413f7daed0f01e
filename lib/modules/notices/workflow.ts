import type { Workflow } from '@/lib/kernel/transition';
import type { NoticeState } from './words';

export const NOTICE_EVENTS = ['publish', 'withdraw'] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

/** States × events of an industry notice. */
export const noticeWorkflow = {
  publish: { from: ['DRAFT'], to: 'PUBLISHED', permission: 'notices.write' },
  withdraw: { from: ['PUBLISHED'], to: 'DRAFT', permission: 'notices.write' },
} as const satisfies Workflow<NoticeState, NoticeEvent>;
