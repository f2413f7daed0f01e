import { STAFF_ROLES } from '@/lib/authz/roles';
import type { SessionRow } from '@/lib/db/session-row';
import { parseSettings } from '@/lib/modules/settings/schema';
import { ROTATION_DAYS } from './password-rules';

/** What a session still needs: a membership, a new password, the second factor that the institution asks for; `ready` needs nothing. */
export type Stage = 'expired' | 'choose' | 'password' | 'totp' | 'ready';

const MINUTE = 60_000;

type Facts = Pick<
  SessionRow,
  'createdAt' | 'lastSeenAt' | 'settings' | 'membershipId' | 'role' | 'mustChange' | 'passwordChangedAt' | 'totpEnabled'
>;

const isStaff = (role: string | null) => (STAFF_ROLES as readonly string[]).includes(role ?? '');

/** The one rule for how far a session has come. The settings are those of now: shortened times hold for sessions that are open. */
export function stageOf(row: Facts, now: Date): Stage {
  const { session, password, totp } = parseSettings(row.settings);
  const age = (since: Date) => now.getTime() - since.getTime();
  if (age(row.lastSeenAt) > session.idleMinutes * MINUTE) return 'expired';
  if (age(row.createdAt) > session.absoluteMinutes * MINUTE) return 'expired';
  if (!row.membershipId) return 'choose';
  const rotates = password.profile === 'complexity' && row.passwordChangedAt !== null;
  if (row.mustChange || (rotates && age(row.passwordChangedAt ?? now) > ROTATION_DAYS * 1440 * MINUTE))
    return 'password';
  if (totp.rule === 'required' && isStaff(row.role) && !row.totpEnabled) return 'totp';
  return 'ready';
}
