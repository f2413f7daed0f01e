import type { Role } from './roles';

/** How much of a permission a role has: everything, its department's, what it is responsible for, or its own partner's. */
export type Grant = 'all' | 'department' | 'own' | 'partner';

/** Everybody inside the college. */
const STAFF = { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all', TEACHER: 'all' } as const;

/**
 * Who may do what: permission × role, as data. Shown on the settings page, asked by every query and command, walked by the authorization matrix.
 * `department` and `own` are narrowed further by the module's policy.
 */
export const CATALOGUE = {
  'home.read': { ...STAFF, LIAISON: 'own', MENTOR: 'own', SCHOOL: 'own', STUDENT: 'own' },
  'account.own': {
    ADMIN: 'own',
    OFFICE: 'own',
    LEADER: 'own',
    DEPARTMENT: 'own',
    TEACHER: 'own',
    LIAISON: 'own',
    MENTOR: 'own',
    SCHOOL: 'own',
    STUDENT: 'own',
  },
  'search.read': { ...STAFF, LIAISON: 'partner', SCHOOL: 'partner' },
  'dashboard.read': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  'partners.read': { ...STAFF, LIAISON: 'partner', SCHOOL: 'partner' },
  'partners.create': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  'partners.update': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  /** A liaison's corrections of its own enterprise's profile. */
  'partners.profile': { LIAISON: 'partner', SCHOOL: 'partner' },
  'partners.state': { ADMIN: 'all', OFFICE: 'all' },
  'partners.merge': { ADMIN: 'all', OFFICE: 'all' },
  'partners.reveal': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'all', LIAISON: 'partner', SCHOOL: 'partner' },
  'partners.comment': STAFF,
  'partners.import': { ADMIN: 'all', OFFICE: 'all' },
  'partners.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  'agreements.read': { ...STAFF, LIAISON: 'partner', SCHOOL: 'partner' },
  'agreements.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  'agreements.approve': { OFFICE: 'all', LEADER: 'all' },
  /** A ledger holds what is signed: only who writes and approves may enter it so. */
  'agreements.import': { OFFICE: 'all' },
  'agreements.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  'visits.read': STAFF,
  'visits.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'own', TEACHER: 'own' },
  'visits.import': { ADMIN: 'all', OFFICE: 'all' },
  'visits.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  'needs.read': { ...STAFF, LIAISON: 'partner', SCHOOL: 'partner' },
  'needs.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'all', LIAISON: 'partner', SCHOOL: 'partner' },
  'needs.answer': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'all', TEACHER: 'all' },
  'needs.import': { ADMIN: 'all', OFFICE: 'all' },
  'needs.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  'platforms.read': { ...STAFF, LIAISON: 'partner', SCHOOL: 'partner' },
  'platforms.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  'platforms.import': { ADMIN: 'all', OFFICE: 'all' },
  'platforms.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  /** Councils, meetings, tasks and indicators of consortia and industry colleges: inside the college only. */
  'governance.read': STAFF,
  'governance.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  /** Whoever a resolution or a task was given to says that it is done. */
  'governance.carry-out': { ADMIN: 'all', OFFICE: 'all', LEADER: 'own', DEPARTMENT: 'own', TEACHER: 'own' },
  'governance.import': { ADMIN: 'all', OFFICE: 'all' },
  /** Approves yearly plans of industry colleges and reviews their self-assessments. */
  'governance.review': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all' },
  'governance.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  /** Equipment of practice centres and training bases, and what centres produce and earn: inside the college only. */
  'equipment.read': STAFF,
  'equipment.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  'equipment.import': { ADMIN: 'all', OFFICE: 'all' },
  'equipment.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  'outputs.read': STAFF,
  'outputs.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  'outputs.import': { ADMIN: 'all', OFFICE: 'all' },
  'outputs.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  /** Safety inspections of training bases and what they found: inside the college only. */
  'inspections.read': STAFF,
  'inspections.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  /** Whoever a finding was given to says that it is mended. */
  'inspections.mend': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'own', TEACHER: 'own' },
  'inspections.import': { ADMIN: 'all', OFFICE: 'all' },
  'inspections.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  'programmes.read': STAFF,
  'programmes.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  /** Approved, enrolling, stopped, withdrawn: by the college's decision. */
  'programmes.state': { ADMIN: 'all', OFFICE: 'all' },
  'programmes.propose': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  'programmes.forward': { ADMIN: 'all', OFFICE: 'all' },
  'programmes.decide': { LEADER: 'all' },
  'programmes.import': { ADMIN: 'all', OFFICE: 'all' },
  'programmes.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  /** Chains are words that the whole college uses: the office keeps them. */
  'industry-chains.read': STAFF,
  'industry-chains.write': { ADMIN: 'all', OFFICE: 'all' },
  'industry-chains.import': { ADMIN: 'all', OFFICE: 'all' },
  'industry-chains.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  'order-classes.read': { ...STAFF, LIAISON: 'partner' },
  /** A partner asks for itself; a department sees to its own. */
  'order-classes.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department', LIAISON: 'partner' },
  'order-classes.import': { ADMIN: 'all', OFFICE: 'all' },
  'order-classes.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  'order-classes.review': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  'order-classes.approve': { ADMIN: 'all', OFFICE: 'all' },
  'students.read': {
    ADMIN: 'all',
    OFFICE: 'all',
    LEADER: 'all',
    DEPARTMENT: 'department',
    TEACHER: 'own',
    STUDENT: 'own',
  },
  'students.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  /** Identity number and phones in clear; each time noted in the audit. */
  'students.reveal': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department', TEACHER: 'own' },
  'students.import': { ADMIN: 'all', OFFICE: 'all' },
  'students.export': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  'pathways.read': { ...STAFF, SCHOOL: 'partner' },
  /** A secondary school keeps its own classes; what the college agrees to stays the college's. */
  'pathways.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department', SCHOOL: 'partner' },
  /** Pupils of a class: a secondary school keeps its own. */
  'pathways.pupils': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department', SCHOOL: 'partner' },
  /** Who comes to the college, and graduates from it: the college's decision. */
  'pathways.transfer': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  'pathways.import': { ADMIN: 'all', OFFICE: 'all' },
  'pathways.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  'plans.read': STAFF,
  'plans.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  'plans.approve': { ADMIN: 'all', OFFICE: 'all' },
  'plans.import': { ADMIN: 'all', OFFICE: 'all' },
  'plans.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  /** Its own post in an open window. */
  'choices.make': { STUDENT: 'own' },
  /** An enterprise that a student found itself. */
  'choices.decide': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department', TEACHER: 'own' },
  'placements.read': {
    ADMIN: 'all',
    OFFICE: 'all',
    LEADER: 'all',
    DEPARTMENT: 'department',
    TEACHER: 'own',
    LIAISON: 'partner',
    MENTOR: 'own',
    STUDENT: 'own',
  },
  'placements.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  'placements.approve': { ADMIN: 'all', OFFICE: 'all' },
  /** Signs tri-party agreements for the school, with one's own account. */
  'placements.sign': { OFFICE: 'all', LEADER: 'all' },
  /** The mentor's word that the intern was there, and the enterprise's assessment. */
  'placements.confirm': { LIAISON: 'partner', MENTOR: 'own' },
  /** The school's assessment and answers to journals. */
  'placements.guide': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department', TEACHER: 'own' },
  'placements.journal': { STUDENT: 'own' },
  'placements.import': { ADMIN: 'all', OFFICE: 'all' },
  'placements.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'department' },
  /** A rule that does not hold, allowed with a reason. */
  'placements.override': { ADMIN: 'all', OFFICE: 'all' },
  /** Templates of documents, written in Word. */
  'documents.templates': { ADMIN: 'all', OFFICE: 'all' },
  'posts.read': { ...STAFF, LIAISON: 'partner' },
  /** An enterprise keeps its own posts. */
  'posts.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'all', LIAISON: 'partner' },
  'posts.import': { ADMIN: 'all', OFFICE: 'all' },
  'posts.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  /** One-tap links: whoever may write the record that a link is about may make one. */
  'links.read': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'department', TEACHER: 'own' },
  'links.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department', TEACHER: 'own' },
  'links.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all' },
  /** What the recipient of a link does; nobody with an account comes that way. */
  'links.answer': { LIAISON: 'partner' },
  /** A student sees what is open. */
  'vacancies.read': { ...STAFF, LIAISON: 'partner', STUDENT: 'own' },
  /** An enterprise keeps its own vacancies. */
  'vacancies.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'all', LIAISON: 'partner' },
  'vacancies.import': { ADMIN: 'all', OFFICE: 'all' },
  'vacancies.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all' },
  /** Partners and students read what is published. */
  'notices.read': { ...STAFF, LIAISON: 'partner', SCHOOL: 'partner', STUDENT: 'own' },
  'notices.write': { ADMIN: 'all', OFFICE: 'all' },
  'notices.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all' },
  /** What the institution shows to everybody, without an account too. */
  'open.read': { ...STAFF, LIAISON: 'all', MENTOR: 'all', SCHOOL: 'all', STUDENT: 'all' },
  /** What a visitor of the open page asks for; nobody with an account comes that way. */
  'open.ask': { STUDENT: 'own' },
  /** What graduates look for; a student states its own. */
  'intentions.read': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'department', STUDENT: 'own' },
  'intentions.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department', STUDENT: 'own' },
  'intentions.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'department' },
  'employment.read': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'department' },
  'employment.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  /** Who has seen the proof. */
  'employment.verify': { ADMIN: 'all', OFFICE: 'all' },
  'employment.import': { ADMIN: 'all', OFFICE: 'all' },
  'employment.export': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'department' },
  /** Rooms of practice centres; an enterprise books in centres that it belongs to. */
  'centres.book': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'all', TEACHER: 'all', LIAISON: 'partner' },
  /** What the public asks for: confirmed or declined. */
  'centres.decide': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
  'files.read': { ...STAFF, LIAISON: 'partner', SCHOOL: 'partner', MENTOR: 'own', STUDENT: 'own' },
  'files.write': {
    ADMIN: 'all',
    OFFICE: 'all',
    DEPARTMENT: 'all',
    TEACHER: 'all',
    LIAISON: 'partner',
    SCHOOL: 'partner',
    /** Photos of its journal. */
    STUDENT: 'own',
  },
  'reference.read': { ...STAFF, LIAISON: 'all', SCHOOL: 'all', STUDENT: 'all' },
  'settings.institution': { ADMIN: 'all' },
  'settings.departments': { ADMIN: 'all', OFFICE: 'all' },
  'settings.people': { ADMIN: 'all' },
  /** Reads names for pickers: who looks after a partner, who went on a visit. */
  'people.read': STAFF,
  'settings.dictionaries': { ADMIN: 'all', OFFICE: 'all' },
  /** What figures shall reach, by year. */
  'settings.targets': { ADMIN: 'all', OFFICE: 'all' },
  'settings.permissions': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all' },
  'settings.audit': { ADMIN: 'all' },
  'imports.read': { ADMIN: 'all', OFFICE: 'all' },
  'liaisons.invite': { ADMIN: 'all', OFFICE: 'all' },
} as const satisfies Record<string, Partial<Record<Role, Grant>>>;

export type Permission = keyof typeof CATALOGUE;
export const PERMISSIONS = Object.keys(CATALOGUE) as Permission[];

/** What the role has of the permission, or null. */
export function grantOf(role: Role, permission: Permission): Grant | null {
  const row: Partial<Record<Role, Grant>> = CATALOGUE[permission];
  return row[role] ?? null;
}
