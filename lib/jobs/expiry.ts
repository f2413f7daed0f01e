import 'server-only';
import { asSystem } from './context';

const KEY_DAYS = 7;
const DAY_MS = 86_400_000;

/** Forgets the institution's idempotency keys that no form can still hold. */
export async function expireIdempotencyKeys(institutionId: string, now = Date.now()): Promise<void> {
  const before = new Date(now - KEY_DAYS * DAY_MS);
  await asSystem(institutionId, 'idempotency.expire', ({ tx }) =>
    tx.idempotencyKey.deleteMany({ where: { institutionId, createdAt: { lt: before } } }),
  );
}
