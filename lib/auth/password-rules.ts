import type { FieldProblem } from '@/lib/kernel/errors';
import type { PasswordProfile } from '@/lib/modules/settings/words';
import common from './common-passwords.json';

/** After so many days a password of the profile `complexity` must be changed. */
export const ROTATION_DAYS = 90;
/** So many earlier passwords may not come back under the profile `complexity`. */
export const HISTORY = 5;
export const MAX_LENGTH = 128;
const MIN_LENGTH: Record<PasswordProfile, number> = { length: 12, complexity: 10 };
const MIN_KINDS = 3;
const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]|\p{Lo}/u];

let list: Set<string> | undefined;
const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

// Digits and signs around a common word do not make it a rare one; nor do numbers written for letters.
function stems(password: string): string[] {
  const low = password.toLowerCase();
  const bare = (text: string) => text.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const plain = low.replace(/[0134577@$!]/g, (c) => LEET[c] ?? c);
  return [low, bare(low), plain, bare(plain), bare(low).replace(/[^a-z]/g, '')];
}

function isCommon(password: string): boolean {
  list ??= new Set(common.words.split(' '));
  if (stems(password).some((stem) => list?.has(stem))) return true;
  return new Set(password.toLowerCase()).size < 5 || isRun(password);
}

// 123456789012, aabbccddeeff: seven tenths of the steps lead to the same or the neighbouring sign.
function isRun(password: string): boolean {
  const signs = [...password].map((sign) => sign.codePointAt(0) ?? 0);
  const near = signs.filter((sign, at) => [0, 1, 9].includes(Math.abs(sign - (signs[at - 1] ?? Number.NaN))));
  return near.length >= 0.7 * (signs.length - 1);
}

/** The shortest password that these profiles allow. */
export function minLength(profiles: readonly PasswordProfile[]): number {
  return Math.max(...(profiles.length > 0 ? profiles : (['length'] as const)).map((profile) => MIN_LENGTH[profile]));
}

/** Why the password is not good enough for the profiles of the person's institutions, or null. `own` are words of the account, which others know. */
export function passwordProblem(
  password: string,
  profiles: readonly PasswordProfile[],
  own: readonly string[],
): FieldProblem | null {
  const length = [...password].length;
  const min = minLength(profiles);
  if (length < min) return { key: 'passwordTooShort', params: { min } };
  if (length > MAX_LENGTH) return { key: 'passwordTooLong', params: { max: MAX_LENGTH } };
  if (profiles.includes('complexity') && KINDS.filter((kind) => kind.test(password)).length < MIN_KINDS)
    return { key: 'passwordKinds' };
  const low = password.toLowerCase();
  if (own.some((word) => [...word].length >= 3 && low.includes(word.toLowerCase()))) return { key: 'passwordOwnWord' };
  return isCommon(password) ? { key: 'passwordCommon' } : null;
}
