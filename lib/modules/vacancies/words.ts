/** What its days and its withdrawal make of a vacancy; never stored. */
export const VACANCY_STATES = ['PLANNED', 'OPEN', 'EXPIRED', 'WITHDRAWN'] as const;
export type VacancyState = (typeof VACANCY_STATES)[number];

/** How long a new vacancy stands, in days. */
export const USUAL_DAYS = 90;
