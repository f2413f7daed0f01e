/** What its days and its withdrawal make of a vacancy; never stored. */
export const VACANCY_STATES = ['PLANNED', 'OPEN', 'EXPIRED', 'WITHDRAWN'] as const;
export type VacancyState = (typeof VACANCY_STATES)[number];
