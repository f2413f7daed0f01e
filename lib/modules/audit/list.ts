import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { AUDIT_OPS, AUDIT_TABLES } from './schema';

const auditFilters = {
  /** Memberships that did it. */
  person: filters.ids(),
  table: filters.many(AUDIT_TABLES),
  /** Records that it happened to. */
  row: filters.ids(),
  /** A command's name or the beginning of one: `partners` finds `partners.create`. */
  command: filters.text(),
  op: filters.many(AUDIT_OPS),
  /** Days at the college, both included. */
  from: filters.day(),
  to: filters.day(),
} as const;

export const auditList = defineList({
  path: '/settings/audit',
  filters: auditFilters,
  sorts: ['at'],
  defaultSort: { key: 'at', dir: 'desc' },
  defaultSize: 50,
});

export type AuditFilter = FilterOf<typeof auditFilters>;
export type AuditListState = ReturnType<typeof auditList.parse>;
