/** Offered, or shown only where records still name it. */
export const CHAIN_STATES = ['IN_USE', 'RETIRED'] as const;
export type ChainState = (typeof CHAIN_STATES)[number];

/** What is counted of a chain, each by the list that it opens. */
export const CHAIN_FIGURES = [
  ...(['active', 'students', 'stopped', 'partners', 'orderClasses', 'posts', 'needs'] as const),
] as const;
export type ChainFigure = (typeof CHAIN_FIGURES)[number];
