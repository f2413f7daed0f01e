import 'server-only';
import { hash, verify } from '@node-rs/argon2';

/** 2 = Argon2id; memory in KiB. */
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// The same password typed by another input method must be the same password.
const plain = (password: string) => password.normalize('NFKC');

/** The hash of a password as it is stored. */
export function hashPassword(password: string): Promise<string> {
  return hash(plain(password), ARGON2);
}

let nobody: Promise<string> | undefined;

/** Whether the password is the one of the hash. Without a hash it takes the same time and is never right. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody');
  const target = stored ?? (await nobody);
  const right = await verify(target, plain(password)).catch(() => false);
  return right && stored !== null;
}
