import 'server-only';
import type { Ctx } from '@/lib/kernel/context';
import { client, type Tx } from './client';

/** On whose behalf a transaction runs; null leaves a wall closed. */
export type Settings = Readonly<{
  institutionId: string | null;
  scope: 'staff' | 'partner' | 'mentor' | 'student' | 'link' | 'open' | 'asker' | 'system' | 'auth';
  membershipId: string | null;
  userId: string | null;
  partnerId: string | null;
  studentId: string | null;
  /** The one-tap link by which somebody without an account acts. */
  linkId?: string | null;
  actor: string;
  command: string;
  requestId: string;
}>;

/**
 * Runs fn in one transaction that first tells the database on whose behalf; row-level security and the audit read it.
 * `timeout` in milliseconds, for what may take longer than a request.
 */
export function inTransaction<T>(s: Settings, fn: (tx: Tx) => Promise<T>, timeout?: number): Promise<T> {
  return client().$transaction(
    async (tx) => {
      await tx.$queryRaw`select set_config('app.institution', ${s.institutionId ?? ''}, true), set_config('app.scope', ${s.scope}, true),
      set_config('app.membership', ${s.membershipId ?? ''}, true), set_config('app.user', ${s.userId ?? ''}, true),
      set_config('app.partner', ${s.partnerId ?? ''}, true), set_config('app.student', ${s.studentId ?? ''}, true), set_config('app.link', ${s.linkId ?? ''}, true),
      set_config('app.actor', ${s.actor}, true), set_config('app.command', ${s.command}, true), set_config('app.request', ${s.requestId}, true)`;
      // Who only looks cannot write, whatever an operation would do.
      if (s.scope === 'open') await tx.$executeRaw`set transaction read only`;
      return fn(tx);
    },
    timeout === undefined ? undefined : { timeout },
  );
}

/** The settings of a context for one operation. */
export function settingsOf(ctx: Ctx, command: string): Settings {
  return { ...ctx, command };
}

const NOBODY = { institutionId: null, membershipId: null, userId: null, partnerId: null, studentId: null } as const;

/** One transaction of signing in, before anybody's institution is known. `actor` and `command` name it in the audit. */
export function inAuth<T>(
  at: { actor: string; command: string; requestId: string; institutionId?: string | null; userId?: string },
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inTransaction({ ...NOBODY, ...at, scope: 'auth' }, fn);
}

/** Lets a step of a running transaction see accounts beyond the caller's institution, then closes the wall again. Only lib/auth uses it. */
export async function asAuth<T>(tx: Tx, fn: () => Promise<T>): Promise<T> {
  const [was] = await tx.$queryRaw<{ scope: string }[]>`select coalesce(current_setting('app.scope', true), '') scope`;
  const scope = (to: string) => tx.$queryRaw`select set_config('app.scope', ${to}, true)`;
  await scope('auth');
  try {
    return await fn();
  } finally {
    // A transaction that failed takes no more commands, and ends with its settings.
    await scope(was?.scope ?? '').catch(() => undefined);
  }
}
