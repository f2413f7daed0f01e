import 'server-only';
import { inAuth } from '@/lib/db/door';
import { newId } from '@/lib/kernel/id';
import { asSystem } from './context';

const KEY_DAYS = 7;
const DAY_MS = 86_400_000;

/** Sessions and one-time links stay so long after their end: until then the account page and the audit may ask for them. */
const ACCESS_DAYS = 90;

/** Forgets sessions and one-time links, of all institutions, that ended long ago. Gives how many. */
export async function expireAccess(now = Date.now()): Promise<{ sessions: number; links: number }> {
  const before = { lt: new Date(now - ACCESS_DAYS * DAY_MS) };
  return inAuth({ actor: 'system', command: 'access.expire', requestId: newId() }, async (tx) => {
    const sessions = await tx.session.deleteMany({ where: { OR: [{ expiresAt: before }, { revokedAt: before }] } });
    const links = await tx.accountLink.deleteMany({ where: { OR: [{ expiresAt: before }, { usedAt: before }] } });
    return { sessions: sessions.count, links: links.count };
  });
}

/** Forgets the institution's idempotency keys that no form can still hold. */
export async function expireIdempotencyKeys(institutionId: string, now = Date.now()): Promise<void> {
  const before = new Date(now - KEY_DAYS * DAY_MS);
  await asSystem(institutionId, 'idempotency.expire', ({ tx }) =>
    tx.idempotencyKey.deleteMany({ where: { institutionId, createdAt: { lt: before } } }),
  );
}
