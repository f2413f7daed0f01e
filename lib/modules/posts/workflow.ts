import type { Workflow } from '@/lib/kernel/transition';
import type { PostState } from './words';

export const POST_EVENTS = ['publish', 'close'] as const;
export type PostEvent = (typeof POST_EVENTS)[number];

/** States × events of an internship post; full follows from its slots. */
export const postWorkflow = {
  publish: { from: ['DRAFT', 'CLOSED'], to: 'PUBLISHED', permission: 'posts.write' },
  close: { from: ['PUBLISHED'], to: 'CLOSED', permission: 'posts.write' },
} as const satisfies Workflow<PostState, PostEvent>;
