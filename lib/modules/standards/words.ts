/** Kinds of indicators: 基础性, 实质性, 否定性. One that excludes has no score: it is kept clear of, or everything else counts for nothing. */
export const INDICATOR_KINDS = ['BASIC', 'SUBSTANTIVE', 'EXCLUDING'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** Not assessed yet; scored or met; not met (of an excluding one: it excludes). */
export const INDICATOR_STATES = ['OPEN', 'ASSESSED', 'UNMET'] as const;
export type IndicatorState = (typeof INDICATOR_STATES)[number];

/** What an indicator without a full score is judged by. */
export const VERDICTS = ['YES', 'NO'] as const;

/** Records that can be evidence. */
export const EVIDENCE_KINDS = ['MEETING', 'DOCUMENT', 'AGREEMENT', 'ORDER_CLASS', 'PLATFORM', 'VISIT'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
