import { z } from 'zod';
import { id, optionalText, requiredText, version, words } from '@/lib/kernel/fields';

const profile = {
  labelZh: requiredText(40),
  labelEn: requiredText(80),
  aliases: words(30, 60),
  introduction: optionalText(5000),
};
export const CHAIN_CODE = /^[\p{L}\p{N}_-]{1,60}$/u;

export const createChainInput = z.strictObject({
  code: z.string().trim().regex(CHAIN_CODE, 'key:notACode'),
  ...profile,
});
export const updateChainInput = z.strictObject({ id: id(), version: version(), ...profile });
export const chainId = z.strictObject({ id: id() });
export const chainAt = z.strictObject({ id: id(), version: version() });
