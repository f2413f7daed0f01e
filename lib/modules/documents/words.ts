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
