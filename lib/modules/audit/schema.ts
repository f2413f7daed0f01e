/** Tables whose every change is on record: the list of the migration's audit triggers. */
export const AUDIT_TABLES = [
  'institutions',
  'departments',
  'dictionary_entries',
  'users',
  'memberships',
  'sessions',
  'account_links',
  'partners',
  'partner_names',
  'partner_state_periods',
  'partner_departments',
  'contacts',
  'partner_merges',
  'agreements',
  'agreement_parties',
  'visits',
  'visit_participants',
  'follow_ups',
  'needs',
  'need_answers',
  'attachments',
  'comments',
  'import_batches',
  'import_maps',
] as const;
export type AuditTable = (typeof AUDIT_TABLES)[number];

/** Inserted, updated, deleted, noted (an export, a revealed number). */
export const AUDIT_OPS = ['I', 'U', 'D', 'N'] as const;
export type AuditOp = (typeof AUDIT_OPS)[number];
