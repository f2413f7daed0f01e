import 'server-only';
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';

// Layout: 1 byte length of the key id, key id, 12 bytes nonce, 16 bytes tag, ciphertext (AES-256-GCM). Old keys stay readable; the first one writes.
function keys() {
  return env().ENCRYPTION_KEYS;
}

/** Encrypts text with the newest key; the key's id travels with it. */
export function encryptText(plain: string): Buffer<ArrayBuffer> {
  const key = keys()[0];
  if (!key) throw new Error('no encryption key');
  const id = Buffer.from(key.id);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([id.length]), id, nonce, cipher.getAuthTag(), body]) as Buffer<ArrayBuffer>;
}

/** The text behind encryptText. Throws when the key is not at hand or the bytes were changed. */
export function decryptText(bytes: Uint8Array): string {
  const all = Buffer.from(bytes);
  const n = all.readUInt8(0);
  const id = all.subarray(1, 1 + n).toString();
  const key = keys().find((k) => k.id === id);
  if (!key) throw new Error(`encryption key ${id} is not at hand`);
  const nonce = all.subarray(1 + n, 13 + n);
  const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce);
  decipher.setAuthTag(all.subarray(13 + n, 29 + n));
  return Buffer.concat([decipher.update(all.subarray(29 + n)), decipher.final()]).toString('utf8');
}

/** A keyed hash of an identifier for equality look-ups on encrypted columns; `purpose` keeps columns apart. Uses the oldest key, so that adding keys moves no index. */
export function blindIndex(plain: string, purpose = 'phone'): Buffer<ArrayBuffer> {
  const key = keys().at(-1);
  if (!key) throw new Error('no encryption key');
  return createHmac('sha256', key.secret).update(`${purpose}\0${plain}`).digest() as Buffer<ArrayBuffer>;
}
