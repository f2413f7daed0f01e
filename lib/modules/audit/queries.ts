import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';

export type AuditChange = {
  id: string;
  at: string;
  who: string;
  command: string;
  tbl: string;
  rowId: string;
  /** I inserted, U updated, D deleted, N noted (an export, a revealed number). */
  op: string;
  changed: Record<string, [unknown, unknown]>;
};

/** The latest changes of these rows (or of everything that belongs to a partner), newest first. Staff only: the database shows outsiders none. */
export async function recordTimeline(
  tx: Tx,
  ctx: Ctx,
  of: { tables: string[]; ids: string[] } | { partnerId: string },
  take = 30,
): Promise<AuditChange[]> {
  const where = 'partnerId' in of ? { partnerId: of.partnerId } : { tbl: { in: of.tables }, rowId: { in: of.ids } };
  const rows = await tx.auditEntry.findMany({
    where: { institutionId: ctx.institutionId, ...where },
    orderBy: { id: 'desc' },
    take,
  });
  return rows.map((r) => ({
    id: String(r.id),
    at: r.at.toISOString(),
    who: r.actor,
    command: r.command,
    tbl: r.tbl,
    rowId: r.rowId,
    op: r.op,
    changed: r.changed as AuditChange['changed'],
  }));
}
