/** What a template may name; what each means stands in the messages. */
export const PLACEHOLDERS = [
  ...([
    'schoolName',
    'partnerName',
    'creditCode',
    'partnerAddress',
    'legalPerson',
    'studentName',
    'studentNo',
  ] as const),
  ...(['sex', 'idCard', 'programme', 'schoolClass', 'guardianName', 'guardianRelation', 'agreementNo'] as const),
  ...(['planName', 'kind', 'job', 'jobContent', 'place', 'startsOn', 'endsOn', 'hoursPerDay', 'daysPerWeek'] as const),
  ...(['accommodation', 'pay', 'insurer', 'policyNo', 'accidentPolicyNo', 'teacher', 'mentor'] as const),
  ...(['contentCode', 'scanCode', 'today'] as const),
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** What an agreement must name (article 15): parties, time, place, work, hours, board, pay, insurance, guides. */
export const MANDATORY: readonly Placeholder[] = [
  ...(['schoolName', 'partnerName', 'studentName', 'studentNo', 'job', 'jobContent', 'place', 'startsOn'] as const),
  ...(['endsOn', 'hoursPerDay', 'accommodation', 'pay', 'insurer', 'policyNo', 'teacher', 'mentor'] as const),
];

/** Articles of the agreement's own text. */
export const CLAUSES = 12;

/** Which form a scanned page without a code belongs to, where codes do not say so: the one whose code follows, the one before, or none. */
export const CODELESS = ['next', 'previous', 'none'] as const;
export type Codeless = (typeof CODELESS)[number];
/** Why a scanned page is no form's: no code, codes of several, or its form is longer than others of its kind. */
export type LooseReason = 'codeless' | 'several' | 'length';
