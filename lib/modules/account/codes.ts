import 'server-only';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText, encryptText } from '@/lib/kernel/crypto';
import type { Codes } from './types';

/** A command's result is kept beside its idempotency key, so recovery codes leave the command encrypted. */
export type SealedCodes = { sealed: string };

/** The codes as a command may give them. */
export function sealCodes(codes: string[]): SealedCodes {
  return { sealed: encryptText(JSON.stringify(codes)).toString('base64') };
}

/** A command that gives sealed codes, as its caller may read them. */
export function opened(command: (ctx: Ctx, input: unknown, key?: unknown) => Promise<SealedCodes>) {
  return async (ctx: Ctx, input: unknown, key?: unknown): Promise<Codes> => ({
    codes: JSON.parse(decryptText(Buffer.from((await command(ctx, input, key)).sealed, 'base64'))) as string[],
  });
}
