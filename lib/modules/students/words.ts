export const STUDENT_STATES = ['ENROLLED', 'SUSPENDED', 'WITHDRAWN', 'GRADUATED'] as const;
export type StudentState = (typeof STUDENT_STATES)[number];

export const SEXES = ['M', 'F'] as const;
export type Sex = (typeof SEXES)[number];

/** Below this age a person is a minor, whose data may be revealed only with a reason (Personal Information Protection Law, art. 28). */
export const ADULT_YEARS = 18;
