import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { personNames } from '@/lib/modules/people/queries';
import { auditList } from './list';
import { whereAudit } from './policy';
import { namesOf } from './subjects';
import type { AuditChange, AuditRow, ChainState, NamesOf } from './types';

export type { AuditChange } from './types';

type Entry = Prisma.AuditEntryGetPayload<object>;

function changeOf(entry: Entry): AuditChange {
  return {
    id: String(entry.id),
    at: entry.at.toISOString(),
    who: entry.actor,
    command: entry.command,
    tbl: entry.tbl,
    rowId: entry.rowId,
    op: entry.op as AuditChange['op'],
    changed: entry.changed as AuditChange['changed'],
  };
}

/** The latest changes of these rows (or of everything that belongs to a partner), newest first. Staff only: the database shows outsiders none. */
export async function recordTimeline(
  tx: Tx,
  ctx: Ctx,
  of: { tables: string[]; ids: string[] } | { partnerId: string; tables: string[] },
  take = 30,
): Promise<AuditChange[]> {
  const where =
    'partnerId' in of
      ? { partnerId: of.partnerId, tbl: { in: of.tables } }
      : { tbl: { in: of.tables }, rowId: { in: of.ids } };
  const entries = await tx.auditEntry.findMany({
    where: { institutionId: ctx.institutionId, ...where },
    orderBy: { id: 'desc' },
    take,
  });
  return entries.map(changeOf);
}

type AuditPage = Page<AuditRow> & { names: NamesOf };

/** One page of the record of changes as the address says, with the names of what stands in it. */
export const listAudit = defineQuery({
  permission: 'settings.audit',
  input: auditList.schema,
  run: async ({ tx, ctx, input }): Promise<AuditPage> => {
    const where = whereAudit(ctx, input.filter);
    const orderBy = { id: input.dir };
    const page = await pageOf(tx, ctx, {
      name: 'audit',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.auditEntry.count({ where }),
      ids: async (window) =>
        (await tx.auditEntry.findMany({ where, orderBy, ...window, select: { id: true } })).map((e) => ({
          id: String(e.id),
        })),
      find: async (at) => {
        const found: Prisma.AuditEntryFindManyArgs =
          'ids' in at
            ? { where: { institutionId: ctx.institutionId, id: { in: at.ids.map(BigInt) } }, orderBy }
            : { where, orderBy, ...at };
        return (await tx.auditEntry.findMany(found)).map((e) => ({
          ...changeOf(e),
          seq: String(e.seq ?? ''),
          request: e.request,
        }));
      },
    });
    const names = await namesOf(tx, ctx, page.rows);
    return { ...page, rows: page.rows.map((row) => ({ ...row, subject: names[row.rowId] ?? null })), names };
  },
});

/** What the filters offer: the commands and people that stand in the record. */
export const auditChoices = defineQuery({
  permission: 'settings.audit',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => {
    const at = { institutionId: ctx.institutionId };
    const commands = await counted(tx, ctx, 'audit.commands', {}, async () =>
      (await tx.auditEntry.groupBy({ by: ['command'], where: at, orderBy: { command: 'asc' } })).map((g) => g.command),
    );
    const people = Object.entries(await personNames(tx, ctx)).map(([id, name]) => ({ id, name }));
    return { commands, people: people.sort((a, b) => a.name.localeCompare(b.name, ctx.locale)) };
  },
});

/** How long the chain is, without walking it. */
export const chainHead = defineQuery({
  permission: 'settings.audit',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => {
    const head = await tx.auditHead.findUnique({ where: { institutionId: ctx.institutionId }, select: { seq: true } });
    return { entries: String(head?.seq ?? 0) };
  },
});

/** Walks the whole chain: every entry must carry the hash of itself and its predecessor. */
export const verifyChain = defineQuery({
  permission: 'settings.audit',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<ChainState> => {
    const [found] = await tx.$queryRaw<
      { broken: bigint | null; entries: bigint | null }[]
    >`select app.audit_verify(${ctx.institutionId}::uuid) as broken, (select seq from audit_heads where institution_id = ${ctx.institutionId}::uuid) as entries`;
    return {
      entries: String(found?.entries ?? 0),
      brokenAt: found?.broken == null ? null : String(found.broken),
    };
  },
});
