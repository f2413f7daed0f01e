/** Forms that are printed with a code: the agreement, an amendment of it, the enterprise's assessment. */
export const PAPERS = ['agreement', 'amendment', 'assessment'] as const;
export type Paper = (typeof PAPERS)[number];
