import 'server-only';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText, encryptText } from '@/lib/kernel/crypto';
import type { OneTimeLink } from './types';

/** A command's result is kept beside its idempotency key, so a one-time link leaves the command encrypted. */
export type SealedLink = { sealed: string };

/** The link as a command may give it. */
export function sealLink(link: { url: string; until: Date }): SealedLink {
  return { sealed: encryptText(JSON.stringify({ url: link.url, until: link.until.toISOString() })).toString('base64') };
}

/** A command that gives a sealed link, as its caller may read it. */
export function opened(command: (ctx: Ctx, input: unknown, key?: unknown) => Promise<SealedLink>) {
  return async (ctx: Ctx, input: unknown, key?: unknown): Promise<OneTimeLink> =>
    JSON.parse(decryptText(Buffer.from((await command(ctx, input, key)).sealed, 'base64'))) as OneTimeLink;
}
