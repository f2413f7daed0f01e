import 'server-only';
import { type Role, scopeOf } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import { inAuth } from '@/lib/db/door';
import { findSession, type SessionRow } from '@/lib/db/session-row';
import type { Locale } from '@/lib/i18n/locales';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { today } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { parseSettings } from '@/lib/modules/settings/schema';
import { type Stage, stageOf } from './stage';
import { newToken, tokenHash } from './token';

/** An open session and how far it has come; only one that is ready has a context. */
export type Signed = { stage: Exclude<Stage, 'expired'>; row: SessionRow; ctx: Ctx | null };
type Asking = { locale: Locale; requestId: string; now?: Date };

const SEEN_EVERY_MS = 60_000;

function contextOf(row: SessionRow, { locale, requestId, now }: Asking): Ctx | null {
  if (!row.institutionId || !row.membershipId || !row.role) return null;
  const role = row.role as Role;
  return mintContext({
    institutionId: row.institutionId,
    institutionName: row.institutionName ?? '',
    userId: row.userId,
    membershipId: row.membershipId,
    role,
    scope: scopeOf(role),
    departmentId: row.departmentId,
    partnerId: row.partnerId,
    studentId: row.studentId,
    sessionId: row.sessionId,
    actor: row.userName,
    locale,
    today: today(now),
    requestId,
  });
}

// Once a minute is enough for an idle time of minutes, and spares every other request a write.
async function noteSeen(row: SessionRow, requestId: string, now: Date): Promise<void> {
  if (now.getTime() - row.lastSeenAt.getTime() < SEEN_EVERY_MS) return;
  const where = { id: row.sessionId, lastSeenAt: { lt: now } };
  await inAuth({ actor: row.userName, command: 'auth.seen', requestId }, (tx) =>
    tx.session.updateMany({ where, data: { lastSeenAt: now } }),
  );
}

/** Who is behind a session's token now. Null when it is unknown, revoked, expired or its user disabled. */
export async function openSession(token: string, asking: Asking): Promise<Signed | null> {
  const row = await findSession(tokenHash(token));
  const now = asking.now ?? new Date();
  const stage = row && stageOf(row, now);
  if (!row || !stage || stage === 'expired') return null;
  await noteSeen(row, asking.requestId, now);
  return { stage, row, ctx: stage === 'ready' ? contextOf(row, asking) : null };
}

export type Client = { ip: string | null; userAgent: string | null };
export type Place = { institutionId: string; membershipId: string; settings: unknown };

/** Opens a session, at the place when there is no choice to make, and gives its token. For a transaction of signing in. */
export async function createSession(tx: Tx, userId: string, place: Place | null, client: Client): Promise<string> {
  const token = newToken();
  const { absoluteMinutes } = parseSettings(place?.settings).session;
  await tx.session.create({
    data: {
      id: newId(),
      tokenHash: tokenHash(token),
      userId,
      institutionId: place?.institutionId ?? null,
      membershipId: place?.membershipId ?? null,
      expiresAt: new Date(Date.now() + absoluteMinutes * 60_000),
      ip: client.ip,
      userAgent: client.userAgent?.slice(0, 300) ?? null,
    },
  });
  return token;
}

/** Ends the session of a token at once. */
export async function endSession(token: string, requestId: string): Promise<void> {
  const row = await findSession(tokenHash(token));
  if (!row) return;
  const at = { actor: row.userName, command: 'auth.sign-out', requestId, institutionId: row.institutionId };
  await inAuth(at, (tx) =>
    tx.session.updateMany({ where: { id: row.sessionId, revokedAt: null }, data: { revokedAt: new Date() } }),
  );
}
