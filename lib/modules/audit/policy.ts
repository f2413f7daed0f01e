import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day } from '@/lib/kernel/day';
import type { AuditFilter } from './list';

// The first moment of a day at the college.
const startOf = (day: Day) => new Date(`${day}T00:00:00+08:00`);

/** The entries of the caller's institution under the list's filter. */
export function whereAudit(ctx: Ctx, filter: AuditFilter): Prisma.AuditEntryWhereInput {
  return {
    institutionId: ctx.institutionId,
    membershipId: filter.person && { in: filter.person },
    tbl: filter.table && { in: filter.table },
    rowId: filter.row && { in: filter.row },
    op: filter.op && { in: filter.op },
    command: filter.command && { startsWith: filter.command },
    at:
      filter.from || filter.to
        ? { gte: filter.from && startOf(filter.from), lt: filter.to && startOf(addDays(filter.to, 1)) }
        : undefined,
  };
}
