import 'server-only';
import { createHash } from 'node:crypto';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from './context';
import { decryptText, encryptText } from './crypto';
import { fail } from './errors';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function validKey(key: unknown): string | null {
  if (key === undefined || key === null) return null;
  if (typeof key !== 'string' || !UUID.test(key)) fail('INVALID', 'invalid');
  return key;
}

/**
 * Takes the key for this transaction, or gives the first call's result. The insert waits for a rival with the same key to end, so five at once are one.
 * The same key with another input or command is INVALID: a form that was changed mints a new one.
 */
export async function recall(
  tx: Tx,
  ctx: Ctx,
  command: string,
  rawKey: unknown,
  raw: unknown,
): Promise<{ result: unknown } | null> {
  const key = validKey(rawKey);
  if (!key) return null;
  const inputHash = createHash('sha256')
    .update(`${command}\0${JSON.stringify(raw) ?? ''}`)
    .digest();
  const taken =
    await tx.$executeRaw`insert into idempotency_keys (institution_id, id, membership_id, command, input_hash)
    values (${ctx.institutionId}::uuid, ${key}::uuid, ${ctx.membershipId}::uuid, ${command}, ${inputHash}) on conflict do nothing`;
  if (taken === 1) return null;
  const row = await tx.idempotencyKey.findFirst({
    where: { institutionId: ctx.institutionId, id: key, membershipId: ctx.membershipId },
  });
  if (!row || !Buffer.from(row.inputHash).equals(inputHash)) fail('INVALID', 'usedKey');
  return { result: unseal(row.result) };
}

type Sealed = { sealed: string };

/** What a command gave may be a phone number that was revealed, so it is kept encrypted. */
const seal = (result: unknown): Sealed => ({
  sealed: encryptText(JSON.stringify(result) ?? 'null').toString('base64'),
});
const unseal = (kept: unknown): unknown =>
  kept === null ? null : JSON.parse(decryptText(Buffer.from((kept as Sealed).sealed, 'base64')));

/** Keeps the result with the key. */
export async function remember(tx: Tx, ctx: Ctx, rawKey: unknown, result: unknown): Promise<void> {
  const key = validKey(rawKey);
  if (!key) return;
  await tx.idempotencyKey.updateMany({
    where: { institutionId: ctx.institutionId, id: key },
    data: { result: seal(result) },
  });
}
