import 'server-only';
import type { Tx } from '@/lib/db/client';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { DEFAULT_LOCALE } from '@/lib/i18n/locales';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { type Day, today } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { logger } from '@/lib/logger';

/** The context of a job: one institution, everything in it, nobody's membership. */
function jobContext(institutionId: string, day: Day): Ctx {
  return mintContext({
    institutionId,
    institutionName: '',
    userId: '',
    membershipId: '',
    role: 'ADMIN',
    scope: 'system',
    departmentId: null,
    partnerId: null,
    studentId: null,
    sessionId: null,
    actor: 'system',
    locale: DEFAULT_LOCALE,
    today: day,
    requestId: newId(),
  });
}

/** Runs fn in one transaction as the system, inside one institution's walls. `command` names it in the audit; `timeout` is in milliseconds. */
export function asSystem<T>(
  institutionId: string,
  command: string,
  fn: (args: { tx: Tx; ctx: Ctx }) => Promise<T>,
  day: Day = today(),
  timeout?: number,
): Promise<T> {
  const ctx = jobContext(institutionId, day);
  return inTransaction(settingsOf(ctx, command), (tx) => fn({ tx, ctx }), timeout);
}

/** All institutions, whose walls a job enters one at a time. */
export async function institutionIds(): Promise<string[]> {
  const nobody = { institutionId: null, membershipId: null, userId: null, partnerId: null, studentId: null };
  const rows = await inTransaction(
    { ...nobody, scope: 'auth', actor: 'system', command: 'jobs.institutions', requestId: newId() },
    (tx) => tx.institution.findMany({ select: { id: true }, orderBy: { id: 'asc' } }),
  );
  return rows.map((row) => row.id);
}

/** Runs fn for one institution after the other. One that fails does not keep the others from their turn; the job then fails as a whole and is tried again. */
export async function eachInstitution(fn: (institutionId: string) => Promise<void>): Promise<void> {
  let failed = 0;
  for (const institutionId of await institutionIds()) {
    try {
      await fn(institutionId);
    } catch (error) {
      failed += 1;
      logger().error({ err: error, institutionId }, 'job failed for an institution');
    }
  }
  if (failed > 0) throw new Error(`failed for ${failed} institutions`);
}
