/** 三张清单: core products, technical needs, talent needs. */
export const NEED_KINDS = ['PRODUCT', 'TECHNOLOGY', 'TALENT'] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** Without an answer, answered, met, withdrawn. */
export const NEED_STATES = ['OPEN', 'MATCHED', 'MET', 'WITHDRAWN'] as const;
export type NeedState = (typeof NEED_STATES)[number];
