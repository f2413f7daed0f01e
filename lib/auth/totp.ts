import 'server-only';
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Tx } from '@/lib/db/client';
import { blindIndex, decryptText, encryptText } from '@/lib/kernel/crypto';
import { fail, failField } from '@/lib/kernel/errors';

const PERIOD = 30;
const RECOVERY_CODES = 10;
// Without letters and digits that look alike.
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: '融桥',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  });
}

/** The time step whose code this is, one step of clock error allowed; null when it is none's. */
export function stepOf(secret: string, code: string, now = Date.now()): bigint | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : BigInt(Math.floor(now / 1000 / PERIOD) + delta);
}

/** Keeps a new secret that is not in force before a code of it was given. Throws RULE when one is in force. */
export async function beginTotp(tx: Tx, userId: string): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, totpEnabledAt: null },
    data: { totpSecretEnc: encryptText(new Secret({ size: 20 }).base32), totpLastStep: null },
  });
  if (count === 0) fail('RULE', 'totpInForce');
}

export type TotpOffer = { secret: string; uri: string };

/** The secret that waits for its first code, for the person to take over into an app; null when there is none. */
export async function offeredTotp(tx: Tx, userId: string): Promise<TotpOffer | null> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { name: true, email: true, totpSecretEnc: true, totpEnabledAt: true },
  });
  if (!user?.totpSecretEnc || user.totpEnabledAt) return null;
  const secret = decryptText(user.totpSecretEnc);
  return { secret, uri: totpOf(secret, user.email ?? user.name).toString() };
}

/** Whether the code is right now and was not used before. Of two at once with the same code one gets true. */
export async function spendTotp(tx: Tx, userId: string, code: string, now = Date.now()): Promise<boolean> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { totpSecretEnc: true } });
  const step = user?.totpSecretEnc ? stepOf(decryptText(user.totpSecretEnc), code, now) : null;
  if (step === null) return false;
  const { count } = await tx.user.updateMany({
    where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count === 1;
}

function newCode(): string {
  const letters = Array.from({ length: 10 }, () => {
    // Bytes beyond the last whole round would favour the first letters.
    for (;;) {
      const byte = randomBytes(1).readUInt8(0);
      if (byte < 256 - (256 % ALPHABET.length)) return ALPHABET[byte % ALPHABET.length];
    }
  });
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

const recoveryHash = (code: string) =>
  blindIndex(code.toLowerCase().replace(/[^0-9a-z]/g, ''), 'recovery').toString('base64url');

/** New recovery codes; the earlier ones are void. Only their hashes are kept. */
export async function renewRecovery(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await tx.user.updateMany({ where: { id: userId }, data: { recoveryHashes: codes.map(recoveryHash) } });
  return codes;
}

/** Uses a recovery code up. Of two at once with the same code one gets true. */
export async function spendRecovery(tx: Tx, userId: string, code: string): Promise<boolean> {
  const hash = recoveryHash(code);
  const count = await tx.$executeRaw`update users set recovery_hashes = array_remove(recovery_hashes, ${hash})
    where id = ${userId}::uuid and ${hash} = any (recovery_hashes)`;
  return count === 1;
}

/** Puts the offered secret in force with its first code and gives the recovery codes. Throws INVALID at the field `code`. */
export async function confirmTotp(tx: Tx, userId: string, code: string): Promise<string[]> {
  if (!(await spendTotp(tx, userId, code))) failField('code', 'codeWrong');
  const { count } = await tx.user.updateMany({
    where: { id: userId, totpEnabledAt: null },
    data: { totpEnabledAt: new Date(), version: { increment: 1 } },
  });
  if (count === 0) fail('RULE', 'totpInForce');
  return renewRecovery(tx, userId);
}

/** Takes the second factor away. */
export async function endTotp(tx: Tx, userId: string): Promise<void> {
  await tx.user.updateMany({
    where: { id: userId },
    data: {
      totpSecretEnc: null,
      totpEnabledAt: null,
      totpLastStep: null,
      recoveryHashes: [],
      version: { increment: 1 },
    },
  });
}
