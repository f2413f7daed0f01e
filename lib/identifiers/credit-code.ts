import { dropBlanks, toHalfWidth } from './dirty-text';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const LENGTH = 18;

export type CreditCodeResult =
  | {
      ok: true;
      code: string;
      tidied: boolean /** GB 11714 check of positions 9–17: only a warning */;
      innerOk: boolean;
    }
  | { ok: false; reason: 'length'; found: string }
  | { ok: false; reason: 'alphabet'; position: number; found: string }
  | { ok: false; reason: 'check'; position: number; expected: string; found: string };

/** Upper case, half-width, without blanks: the form in which a credit code is stored. */
export function normaliseCreditCode(text: string): string {
  return dropBlanks(toHalfWidth(text)).toUpperCase();
}

/** Checks a unified social credit code after GB 32100-2015, tidying it first. */
export function checkCreditCode(text: string): CreditCodeResult {
  const code = normaliseCreditCode(text);
  if (code.length !== LENGTH) return { ok: false, reason: 'length', found: String(code.length) };
  for (let index = 0; index < LENGTH; index++) {
    const found = code.charAt(index);
    if (!ALPHABET.includes(found)) return { ok: false, reason: 'alphabet', position: index + 1, found };
  }
  const expected = checkCharacter(code);
  const found = code.charAt(LENGTH - 1);
  if (found !== expected) return { ok: false, reason: 'check', position: LENGTH, expected, found };
  return { ok: true, code, tidied: code !== text, innerOk: organisationCheck(code.slice(8, 16)) === code.charAt(16) };
}

/** The parts of a valid code: registering authority, kind of body, region, organisation code. */
export function creditCodeParts(code: string) {
  return {
    authority: code.slice(0, 1),
    type: code.slice(1, 2),
    region: code.slice(2, 8),
    organisation: code.slice(8, 17),
    check: code.slice(17),
  };
}

/** A code of invented data with both check digits right; a seed gives the same code each time. */
export function makeCreditCode(prefix: string, region: string, orgSeed: number): string {
  let rest = Math.abs(Math.trunc(orgSeed));
  let serial = '';
  for (let index = 0; index < 6; index++) {
    serial = ALPHABET.charAt(rest % ALPHABET.length) + serial;
    rest = Math.floor(rest / ALPHABET.length);
  }
  const organisation = `MA${serial}`;
  const body = prefix + region + organisation + organisationCheck(organisation);
  return body + checkCharacter(body);
}

function checkCharacter(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(code.charAt(index)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

function organisationCheck(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + weight * Number.parseInt(body.charAt(index), 36),
    0,
  );
  const digit = 11 - (sum % 11);
  if (digit === 10) return 'X';
  return digit === 11 ? '0' : String(digit);
}
