import type { Role } from '@/lib/authz/roles';
import type { Locale } from '@/lib/i18n/locales';
import type { Day } from './day';

declare const brand: unique symbol;

/**
 * How far the database lets a transaction see; see the policies in prisma/migrations. `open` is everybody: what is published, and only to read.
 * `asker` is the same visitor in the one moment that he asks for something: what he may write, functions of the database do.
 */
export type Scope = 'staff' | 'partner' | 'mentor' | 'student' | 'link' | 'open' | 'asker' | 'system';

export type CtxFields = Readonly<{
  institutionId: string;
  institutionName: string;
  userId: string;
  membershipId: string;
  role: Role;
  scope: Scope;
  departmentId: string | null;
  partnerId: string | null;
  studentId: string | null;
  /** The one-tap link by which somebody without an account acts. */
  linkId?: string | null;
  sessionId: string | null;
  /** Name shown in the audit. */
  actor: string;
  locale: Locale;
  today: Day;
  requestId: string;
}>;

/** Who asks, for which institution. Branded: only lib/auth, lib/jobs, the command line and tests/support mint one. */
export type Ctx = CtxFields & { readonly [brand]: true };

/** Makes a context. Callers are checked by the architecture test. */
export function mintContext(fields: CtxFields): Ctx {
  return Object.freeze({ ...fields }) as Ctx;
}
