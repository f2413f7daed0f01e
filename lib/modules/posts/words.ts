export const POST_STATES = ['DRAFT', 'PUBLISHED', 'CLOSED'] as const;
export type PostState = (typeof POST_STATES)[number];

export const ACCOMMODATIONS = ['NONE', 'FREE', 'PAID'] as const;
export type Accommodation = (typeof ACCOMMODATIONS)[number];
