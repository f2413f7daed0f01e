import 'server-only';
import { STAFF_ROLES } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { readSettings } from '@/lib/modules/settings/queries';

/** What the institution's rule allows of one-time codes: `off` begins none, `required` lets its staff not turn them off. */
export async function mayOnTotp(tx: Tx, ctx: Ctx): Promise<{ begin: boolean; end: boolean }> {
  const { rule } = (await readSettings(tx, ctx.institutionId)).totp;
  const staff = (STAFF_ROLES as readonly string[]).includes(ctx.role);
  return { begin: rule !== 'off', end: rule !== 'required' || !staff };
}
