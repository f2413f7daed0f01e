export const POST_STATES = ['DRAFT', 'PUBLISHED', 'CLOSED'] as const;
export type PostState = (typeof POST_STATES)[number];

/** How long a new post stands, in days. */
export const USUAL_DAYS = 180;

export const ACCOMMODATIONS = ['NONE', 'FREE', 'PAID'] as const;
export type Accommodation = (typeof ACCOMMODATIONS)[number];
