import 'server-only';
import { z } from 'zod';
import type { Role } from '@/lib/authz/roles';
import { STAFF_ROLES } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { failField } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';

/** Names of departments by id. Few and read by every page, so kept until something is written. */
export function departmentNames(tx: Tx, ctx: Ctx): Promise<Record<string, string>> {
  return counted(tx, ctx, 'departments.names', {}, async () => {
    const rows = await tx.department.findMany({
      where: { institutionId: ctx.institutionId },
      orderBy: { position: 'asc' },
      select: { id: true, name: true },
    });
    return Object.fromEntries(rows.map((d) => [d.id, d.name]));
  });
}

/** Names of the college's people by membership id; outsiders get only their own. */
export function personNames(tx: Tx, ctx: Ctx): Promise<Record<string, string>> {
  return counted(tx, ctx, 'people.names', {}, async () => {
    const rows = await tx.membership.findMany({
      where: {
        institutionId: ctx.institutionId,
        ...(ctx.scope === 'staff' || ctx.scope === 'system' ? {} : { id: ctx.membershipId }),
      },
      select: { id: true, user: { select: { name: true } } },
    });
    return Object.fromEntries(rows.map((m) => [m.id, m.user.name]));
  });
}

/** Departments for pickers, in the college's order. */
export const departmentOptions = defineQuery({
  permission: 'reference.read',
  input: z.strictObject({}),
  run: ({ tx, ctx }) =>
    tx.department.findMany({
      where: { institutionId: ctx.institutionId, closedOn: null },
      orderBy: [{ position: 'asc' }, { name: 'asc' }],
      select: { id: true, name: true },
    }),
});

/** The college's own people for pickers: who looks after a partner, who went on a visit. */
export const staffOptions = defineQuery({
  permission: 'people.read',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => {
    const rows = await tx.membership.findMany({
      where: { institutionId: ctx.institutionId, role: { in: [...STAFF_ROLES] }, endedAt: null },
      orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
      select: { id: true, role: true, departmentId: true, user: { select: { name: true } } },
    });
    return rows.map((m) => ({ id: m.id, name: m.user.name, role: m.role as Role, departmentId: m.departmentId }));
  },
});

/** The department and whoever is responsible must be the institution's. Throws INVALID at the field. */
export async function demandResponsible(
  tx: Tx,
  ctx: Ctx,
  input: { departmentId: string | null; responsibleId: string | null },
): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  if (input.departmentId && !(await tx.department.count({ where: { ...at, id: input.departmentId } })))
    failField('departmentId', 'unknownChoice');
  const staff = { ...at, id: input.responsibleId ?? undefined, endedAt: null, partnerId: null };
  if (input.responsibleId && !(await tx.membership.count({ where: staff })))
    failField('responsibleId', 'unknownChoice');
}
