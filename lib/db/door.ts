import 'server-only';
import type { Ctx } from '@/lib/kernel/context';
import { client, type Tx } from './client';

/** On whose behalf a transaction runs; null leaves a wall closed. */
export type Settings = Readonly<{
  institutionId: string | null;
  scope: 'staff' | 'partner' | 'mentor' | 'student' | 'system' | 'auth';
  membershipId: string | null;
  userId: string | null;
  partnerId: string | null;
  studentId: string | null;
  actor: string;
  command: string;
  requestId: string;
}>;

/** Runs fn in one transaction that first tells the database on whose behalf; row-level security and the audit read it. */
export function inTransaction<T>(s: Settings, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return client().$transaction(async (tx) => {
    await tx.$queryRaw`select set_config('app.institution', ${s.institutionId ?? ''}, true), set_config('app.scope', ${s.scope}, true),
      set_config('app.membership', ${s.membershipId ?? ''}, true), set_config('app.user', ${s.userId ?? ''}, true),
      set_config('app.partner', ${s.partnerId ?? ''}, true), set_config('app.student', ${s.studentId ?? ''}, true),
      set_config('app.actor', ${s.actor}, true), set_config('app.command', ${s.command}, true), set_config('app.request', ${s.requestId}, true)`;
    return fn(tx);
  });
}

/** The settings of a context for one operation. */
export function settingsOf(ctx: Ctx, command: string): Settings {
  return { ...ctx, command };
}
