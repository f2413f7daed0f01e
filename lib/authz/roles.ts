/** The roles of docs and database, in the order in which screens show them. */
export const ROLES = [
  'ADMIN',
  'OFFICE',
  'LEADER',
  'DEPARTMENT',
  'TEACHER',
  'LIAISON',
  'MENTOR',
  'SCHOOL',
  'STUDENT',
] as const;
export type Role = (typeof ROLES)[number];

export const STAFF_ROLES = ['ADMIN', 'OFFICE', 'LEADER', 'DEPARTMENT', 'TEACHER'] as const satisfies readonly Role[];

/** Roles whose membership names a partner. */
export const PARTNER_ROLES = ['LIAISON', 'MENTOR', 'SCHOOL'] as const satisfies readonly Role[];

/** The database scope that goes with a role. */
export function scopeOf(role: Role): 'staff' | 'partner' | 'mentor' | 'student' {
  switch (role) {
    case 'LIAISON':
    case 'SCHOOL':
      return 'partner';
    case 'MENTOR':
      return 'mentor';
    case 'STUDENT':
      return 'student';
    default:
      return 'staff';
  }
}
