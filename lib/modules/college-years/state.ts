import type { YearState } from './words';

type Days = Record<'submittedOn' | 'approvedOn' | 'assessedOn' | 'reviewedOn', unknown>;

/** Where a college's year stands, as it follows from its days. `yearsIn` of the policy says the same to the database. */
export function yearState({ submittedOn, approvedOn, assessedOn, reviewedOn }: Days): YearState {
  if (reviewedOn) return 'REVIEWED';
  if (assessedOn) return 'ASSESSED';
  if (approvedOn) return 'RUNNING';
  return submittedOn ? 'SUBMITTED' : 'DRAFT';
}
